"""How sites build their pages: one function a build, for the generator of Arabic pages.

Written from general knowledge of publishing systems; no page is copied.
"""

import html

E = html.escape


JUSTIFIED = "<p style='text-align: justify;'><span style='font-size:18px'>{}</span></p>"


def sub(s, one):
    return one.format(E(s.subtitle)) if s.subtitle else ""


def wordpress(p, s):
    meta = f"<div class='entry-meta'><span class='author'>{E(s.byline_text())}</span> <span class='posted-on'>{E(s.date_text())}</span></div>"
    main = f"<article class='post type-post hentry'><header class='entry-header'><h1 class='entry-title'>{E(s.title)}</h1>{meta}</header>{p.figure('wp')}<div class='entry-content'>{p.body(figure='wp')}{p.share('sharedaddy')}</div>{p.tags('post-tags')}</article>"
    side = f"<aside id='secondary' class='widget-area'>{p.related('widget widget_recent_entries')}{p.promo('widget_text')}</aside>"
    return f"<body class='single single-post'>{p.top('site-header')}<div id='content'>{main}{p.related('yarpp-related')}{p.comments('comments')}{side}</div>{p.foot('site-footer')}"


def newspaper(p, s):
    head = f"<div class='td-crumb-container'>{p.crumbs('entry-crumbs')}</div><header class='td-post-title'><h1 class='entry-title'>{E(s.title)}</h1>{sub(s, '<p class=td-post-sub-title>{}</p>')}<div class='td-module-meta-info'><div class='td-post-author-name'>{E(s.byline_text())}</div><span class='td-post-date'><time class='entry-date updated td-module-date' datetime='{s.iso}T10:00:00+00:00'>{E(s.shown_date())}</time></span><div class='td-post-views'>{s.rng.randint(2, 9999)}</div></div></header>"
    main = f"<article class='post'>{head}<div class='td-post-sharing-top'>{p.share('td-social')}</div><div class='td-post-content tagdiv-type'>{p.figure()}{p.body()}</div><footer>{p.tags('td-post-source-tags')}<div class='td-post-next-prev'><span>المقال السابق</span><a href=#>{E(s.headlines(1)[0])}</a></div><div class='author-box-wrap'><a href=#>{E(s.author)}</a><p>كاتب وصحفي مهتم بالشأن العام</p></div></footer></article>"
    return f"<body class='td-standard-pack'>{p.top('td-header-wrap')}<div class='td-main-content'>{main}{p.related('td_block_related_posts', teasers=True)}{p.comments('comments')}</div><div class='td-sidebar'>{p.related('td_block_7', teasers=True)}</div>{p.foot('td-footer-wrapper')}"


def drupal(p, s):
    fields = f"<div class='field field-name-field-date'>{E(s.date_text())}</div><div class='field field-name-field-author'><div class='field-label'>الكاتب:&nbsp;</div>{E(s.author)}</div>"
    main = f"<div id='node-{s.rng.randint(9, 99999)}' class='node node-article view-mode-full'>{sub(s, '<div class=field-name-field-subtitle>{}</div>')}<h1 class='page-title'>{E(s.title)}</h1>{fields}<div class='field-name-field-image'>{p.figure('div')}</div><div class='field field-name-body field-type-text-with-summary'><div class='field-items'><div class='field-item even' property='content:encoded'>{p.body()}</div></div></div>{p.tags('field-name-field-tags')}{p.share('service-links')}</div>"
    return f"<body class='html not-front node-type-article'>{p.top('region-header')}{p.crumbs()}<div class='region region-content'>{main}{p.comments('comments')}</div><div class='region-sidebar-second'>{p.related('block-views', teasers=True)}</div>{p.foot('region-footer')}"


def amp(p, s):
    return f"<body><amp-sidebar id='side'><ul>{''.join(f'<li>{E(m)}</li>' for m in p.site.menu)}</ul></amp-sidebar><header class='amp-wp-header'><a href='/'>{E(p.site.name)}</a></header><article class='amp-wp-article'><header class='amp-wp-article-header'><h1 class='amp-wp-title'>{E(s.title)}</h1><div class='amp-wp-meta amp-wp-byline'>{E(s.byline_text())}</div><div class='amp-wp-meta amp-wp-posted-on'><time datetime='{s.iso}'>{E(s.shown_date())}</time></div></header><figure class='amp-wp-article-featured-image'><amp-img src=a.jpg></amp-img>{f'<figcaption>{E(s.caption)}</figcaption>' if s.caption else ''}</figure><div class='amp-wp-article-content'>{p.body()}<amp-ad width=300></amp-ad></div><footer class='amp-wp-article-footer'>{p.tags('amp-wp-meta amp-wp-tax-tag')}</footer></article>{p.related('amp-related')}{p.foot('amp-wp-footer')}"


def hashed(p, s):
    p.site.hashed = True
    first = s.rng.randrange(10**5)
    k = lambda n: f"css-{first * 31 + n * 7919:x}"
    main = f"<main><div class='{k(1)}'><h1 class='{k(2)}'>{E(s.title)}</h1>{sub(s, '<p class=' + k(3) + '>{}</p>')}<div class='{k(4)}'><span>{E(s.byline_text())}</span><span>{E(s.date_text())}</span></div>{p.figure()}</div><div class='{k(5)}'>{p.body('<div class=' + k(6) + '><p>{}</p></div>')}</div></main>"
    return f"<body><div id='__next'>{p.top()}{main}<div class='{k(7)}'>{p.related(k(8), teasers=True)}</div>{p.promo(k(9))}{p.foot()}<script id='__NEXT_DATA__' type='application/json'>{{\"a\":1}}</script></div>"


def blogger(p, s):
    body = p.body("{}", "<br/><br/>\n", heading="<b>{}</b>")
    main = f"<div class='post hentry uncustomized-post-template'><h3 class='post-title entry-title'><a href='#'>{E(s.title)}</a></h3><div class='post-header'></div><div class='post-body entry-content' dir='rtl'><div class='separator'><a href=#><img src=a.jpg></a></div>{body}<div style='clear: both;'></div></div><div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>{E(s.author)}</span></span> <span class='post-timestamp'>في <abbr class='published' title='{s.iso}T10:00:00+03:00'>{E(s.shown_date())}</abbr></span><span class='post-labels'>التسميات: <a rel='tag' href=#>{E(s.tags[0])}</a></span></div></div>"
    return f"<body><div id='outer-wrapper'><div id='header-wrapper'><h1 class='title'>{E(p.site.name)}</h1></div><div class='date-header'><span>{E(s.shown_date())}</span></div><div class='blog-posts hfeed'>{main}</div>{p.comments('comments')}<div id='sidebar-wrapper'>{p.related('widget PopularPosts', teasers=True)}<div class='widget BlogArchive'><ul>{''.join(f'<li><a href=#>{m} 2017</a> ({i})</li>' for i, m in enumerate(p.site.months))}</ul></div></div></div>{p.foot('footer-wrapper')}"


def tables(p, s):
    body = p.body(
        "{}", "<br><br>", inner="center", figure="table", heading="<b><font color=red>{}</font></b>"
    )
    cell = f"<td class=content valign=top><font size=5 color=navy><b>{E(s.title)}</b></font><br><font size=2>{E(s.date_text())}</font><br>{p.figure('table')}<div align=justify><font face='Tahoma' size=3>{body}</font></div><br><a href=print.php>طباعة</a> | <a href=send.php>إرسال لصديق</a></td>"
    menu = "".join(f"<tr><td class=menu><a href=#>{E(m)}</a></td></tr>" for m in p.site.menu)
    news = "".join(f"<tr><td><a href=#>{E(h)}</a></td></tr>" for h in s.headlines(6))
    return f"<body><table width=100%><tr><td colspan=3><img src=logo.gif> {E(p.site.name)}</td></tr><tr><td width=150><table>{menu}</table></td>{cell}<td width=150><table>{news}</table></td></tr><tr><td colspan=3 align=center>جميع الحقوق محفوظة</td></tr></table></body></html>"


def blocks(p, s):
    k = f"ssrcss-{s.rng.randint(100, 999)}"
    body = p.body(
        f"<div data-component='text-block' class='{k}-RichTextComponentWrapper'><div class='{k}-RichTextContainer'><p class='{k}-Paragraph'><b class='{k}-Text'></b>{{}}</p></div></div>",
        heading="<div data-component='subheadline-block'><h2>{}</h2></div>",
    )
    head = f"<div data-component='headline-block'><h1 id='main-heading' tabindex='-1'>{E(s.title)}</h1></div><div data-component='byline-block'><ul role='list'><li><div>{E(s.author)}</div></li><li><div>مراسل شؤون الشرق الأوسط</div></li></ul></div><span><time data-testid='timestamp' datetime='{s.iso}T08:00:00.000Z'>{E(s.shown_date())}</time></span>"
    return f"<body><div id='main-wrapper'>{p.top()}<main id='main-content'><article>{head}<div data-component='image-block'>{p.figure()}</div>{body}<section data-component='tag-list'><ul>{''.join(f'<li><a href=#>{E(t)}</a></li>' for t in s.tags)}</ul></section></article><div data-component='links-block'>{p.related('links')}</div></main>{p.foot()}</div>"


def wysiwyg(p, s):
    head = f"<header class='article-header'><div class='topics'><a href=#>{E(s.section)}</a></div><h1>{E(s.title)}</h1>{sub(s, '<p class=article__subhead><em>{}</em></p>')}</header><div class='article-info-block'><div class='article-dates'><div class='date-simple'><span class='screen-reader-text'>Published On </span><span aria-hidden='true'>{E(s.shown_date())}</span></div></div><div class='article-b-l'><div class='article-author-name-item'>{E(s.author)}</div></div></div>{p.share('article-options')}"
    source = f"<div class='article-source'>المصدر : <span>{E(p.site.name)}</span></div>"
    return f"<body><div id='root'>{p.top('site-header container')}<div class='container'><main id='main-content-area'>{head}{p.figure()}<div class='wysiwyg wysiwyg--all-content css-ibbk12' aria-live='polite'>{p.body()}{source}</div>{p.related('more-on', teasers=False)}{p.tags('article-topics')}</main><aside>{p.related('trending-articles')}</aside></div>{p.foot('site-footer-container')}</div>"


def summary(p, s):
    lead = s.paragraphs[0]
    p.gold.append(lead)
    s.paragraphs = s.paragraphs[1:]
    return f"<body>{p.top('header')}<div class='layout'>{p.crumbs('breadcrumbs')}<div class='article article_article-page'><h1 class='article__heading'>{E(s.title)}</h1><div class='article__date-autor-shortcode'><span class='date date_article-header'>تاريخ النشر: {E(s.shown_date())}</span></div><div class='article__summary'>{E(lead)}</div><div class='article__media'>{p.figure()}<span class='media__copyright'>© Reuters</span></div><div class='article__text'>{p.body()}<p>المصدر: وكالات</p></div>{p.share('article__share')}<div class='article__short-url'>رابط قصير</div></div>{p.related('news-line', teasers=True)}</div>{p.comments('commentsArticle')}{p.foot('footer')}"


def aspnet(p, s):
    c = "ctl00_ContentPlaceHolder1_"
    return f"<body><form id='aspnetForm'>{p.top('HeaderDiv')}<div id='{c}divDetails'><span id='{c}lblSection'>{E(s.section)}</span><h1 id='{c}lblTitle'>{E(s.title)}</h1><span id='{c}lblDate'>{E(s.date_text())}</span><span id='{c}lblWriter' class='writeBy'>{E(s.byline_text())}</span><div class='articleImg'>{p.figure('div')}</div><div id='{c}divContent' class='articleCont'>{p.body(figure='div', heading='<p><strong>{}</strong></p>')}</div>{p.tags('newsTags')}</div><div class='secList'>{p.related('relatedNews')}</div><div class='leftSide'>{p.related('mostRead')}{p.widgets('poll')}</div></form>{p.foot('FooterDiv')}"


def joomla(p, s):
    return f"<body><div id='wrapper'>{p.top('header')}<div id='component'><div class='item-page' itemscope itemtype='https://schema.org/Article'><div class='page-header'><h2 itemprop='headline'>{E(s.title)}</h2></div><dl class='article-info muted'><dt class='article-info-term'>التفاصيل</dt><dd class='createdby' itemprop='author'>كتب بواسطة: <span itemprop='name'>{E(s.author)}</span></dd><dd class='category-name'>القسم: <a href=#>{E(s.section)}</a></dd><dd class='published'>نشر بتاريخ: <time datetime='{s.iso}T10:00:00+00:00' itemprop='datePublished'>{E(s.shown_date())}</time></dd><dd class='hits'>الزيارات: {s.rng.randint(10, 9999)}</dd></dl><div itemprop='articleBody'>{p.figure('div')}{p.body()}</div><ul class='pager pagenav'><li><a href=#>السابق</a></li><li><a href=#>التالي</a></li></ul></div></div>{p.related('moduletable')}</div>{p.foot()}"


def bare(p, s):
    return f"<body>{p.top()}<div><div><h1>{E(s.title)}</h1>{sub(s, '<h2>{}</h2>')}<div>{E(s.byline_text())}</div><div>{E(s.date_text())}</div><img src=a.jpg><div>{p.body('<div>{}</div>')}</div><div>{''.join(f'<a href=#>{E(t)}</a> ' for t in s.tags)}</div></div><div>{''.join(f'<div><a href=#>{E(h)}</a></div>' for h in s.headlines(9))}</div></div><div><p>{E(p.some('LONG_FOOTER', 1, 1)[0])}</p><p>{E(p.some('COPYRIGHT', 1, 1)[0])}</p></div>"


def live(p, s):
    p.site.inside = False
    entries = ""
    for i, text in enumerate(s.paragraphs):
        head = " ".join(text.split()[:6]).strip("،. ")
        p.gold += [head, text]
        entries += f"<li class='live-entry'><time class='entry-time'>{(23 - i) % 24}:0{i % 6}</time><h3>{E(head)}</h3><div class='entry-text'><p>{E(text)}</p></div><div class='entry-share'><a href=#>شارك</a></div></li>"
    return f"<body>{p.top()}<article class='liveblog'><h1>{E(s.title)}</h1><div class='meta'>{E(s.date_text())}</div><ul class='live-entries'>{entries}</ul></article>{p.related('most-read')}{p.foot()}"


def elementor(p, s):
    w = lambda name, inside: (
        f"<div class='elementor-element elementor-widget elementor-widget-{name}'><div class='elementor-widget-container'>{inside}</div></div>"
    )
    head = w("theme-post-title", f"<h1 class='elementor-heading-title'>{E(s.title)}</h1>") + w(
        "post-info",
        f"<ul class='elementor-icon-list-items'><li itemprop='author'><span>{E(s.author)}</span></li><li itemprop='datePublished'><span>{E(s.shown_date())}</span></li></ul>",
    )
    return f"<body class='elementor-page'>{p.top()}<div class='elementor-section'>{head}{w('theme-post-featured-image', p.figure())}{w('theme-post-content', p.body())}{w('share-buttons', p.share())}{w('posts', p.related('elementor-posts', teasers=True))}</div>{p.foot('elementor-location-footer')}"


def vbulletin(p, s):
    body = p.body("{}", "<br /><br />", heading="<b>{}</b>")
    reply = lambda text: (
        f"<table class='tborder'><tr><td class='thead'>{E(s.shown_date())}</td></tr><tr><td class='alt2'><a class='bigusername' href=#>{E(s.author)}</a><div class='smallfont'>عضو نشيط</div></td><td class='alt1'><div>{text}</div></td></tr></table>"
    )
    return f"<body><div class='navbar'><a href=/>{E(p.site.name)}</a> &gt; {E(s.section)}</div><table class='tborder'><tr><td class='thead'>{E(s.date_text())}</td></tr><tr><td class='alt2'><a class='bigusername' href=#>{E(s.author)}</a><div class='smallfont'>تاريخ التسجيل: May 2009</div><div class='smallfont'>المشاركات: 1,204</div></td></tr><tr><td class='alt1'><div class='smallfont'><strong>{E(s.title)}</strong></div><hr><div id='post_message_1'>{body}</div></td></tr></table>{reply('بارك الله فيك')}{reply('شكرا على الموضوع')}<div class='smallfont'>الساعة الآن 10:20 PM.</div></body></html>"


def gallery(p, s):
    slides = ""
    for i, text in enumerate(s.paragraphs[1:5]):
        slides += f"<div class='swiper-slide'><figure><img src={i}.jpg><figcaption>{E(' '.join(text.split()[:14]))}</figcaption></figure><span class='counter'>{i + 1}/4</span></div>"
    s.paragraphs = s.paragraphs[:2]
    p.site.inside = False
    return f"<body>{p.top()}<section class='gallery-page'><h1 class='gallery-title'>{E(s.title)}</h1><span class='gallery-date'>{E(s.date_text())}</span><div class='gallery-intro'>{p.body(heading=None)}</div><div class='swiper-container'>{slides}</div></section>{p.related('more-galleries')}{p.foot()}"


def paged(p, s):
    pager = "<div class='page-links'>الصفحات: <span>1</span> <a href=#>2</a> <a href=#>3</a> <a href=#>التالي</a></div>"
    return f"<body>{p.top('masthead')}<div class='main-col'><div class='post-inner'><p class='post-cat'>{E(s.section)}</p><h1 class='name post-title'>{E(s.title)}</h1><p class='post-meta'><span class='post-meta-author'>{E(s.byline_text())}</span><span class='tie-date'>{E(s.date_text())}</span><span class='post-views'>{s.rng.randint(9, 999)} زيارة</span></p><div class='entry'>{p.figure('wp')}{p.body(figure='wp')}{pager}</div>{p.share('share-post')}</div>{p.related('related_posts')}<section id='fb-comments'></section>{p.comments('respond')}</div>{p.foot('theme-footer')}"


def custom(p, s):
    return f"<body>{p.top('mainHeader')}<div class='newsPage'><div class='newsDetails'><h1 class='newsTitle'>{E(s.title)}</h1>{sub(s, '<h2 class=newsBrief>{}</h2>')}<div class='newsInfo'><i class='fa fa-user'></i>{E(s.byline_text())} <i class='fa fa-clock'></i>{E(s.date_text())}</div><div class='newsImg'>{p.figure('div')}</div><div class='newsText' id='newsText'>{p.body(JUSTIFIED, figure='div')}</div></div>{p.promo('telegramBox')}<div class='otherNews'>{p.related('otherNewsList', teasers=True)}</div></div>{p.foot('mainFooter')}"


TRAIN = [
    wordpress,
    newspaper,
    drupal,
    amp,
    hashed,
    tables,
    blocks,
    summary,
    aspnet,
    bare,
    live,
    elementor,
    gallery,
    paged,
]
HELD = [blogger, wysiwyg, joomla, vbulletin, custom]
