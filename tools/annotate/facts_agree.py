def agree(a,b): pass
