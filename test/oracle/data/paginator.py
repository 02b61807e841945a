"""Makes paginator.json: what Django 5.2 says. Run it where Django is installed: python paginator.py > paginator.json"""

import itertools
import json
import warnings

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator

warnings.simplefilter("ignore")


def attempt(f):
    try:
        return f()
    except PageNotAnInteger:
        return "NUA_PAGE_INVALID"
    except EmptyPage:
        return "NUA_PAGE_EMPTY"


def shown(page):
    return [page.number, len(page.object_list), page.start_index(), page.end_index(), page.has_next(), page.has_previous()]


numbers = [-1, 0, 1, 2, 3, 100, 1.5]
requests = ["2", None, "abc", -1, 10**9, "", " 3 ", "1.5", 2.5, "-0", "+2", "1_0", "1__0", "_1", "0x2", "2e0", True, False, [], {}]
pages = []
for count, per_page, orphans, empty in itertools.product([0, 1, 2, 5, 10, 11, 13], [1, 3, 5], [0, 2, 7], [True, False]):
    p = Paginator(range(count), per_page, orphans=orphans, allow_empty_first_page=empty)
    pages.append(
        {
            "of": [count, per_page, orphans, empty],
            "numPages": p.num_pages,
            "page": [attempt(lambda: shown(p.page(n))) for n in numbers],
            "getPage": [attempt(lambda: p.get_page(n).number) for n in requests],
        }
    )

elided = []
for num_pages, (side, ends) in itertools.product([1, 10, 11, 12, 13, 20, 50], [(3, 2), (1, 1), (2, 0), (0, 0), (0, 3)]):
    p = Paginator(range(num_pages), 1)
    for n in sorted({1, 2, 3, 6, 7, 8, 9, num_pages // 2 + 1, num_pages - 6, num_pages - 5, num_pages - 1, num_pages}):
        if 1 <= n <= num_pages:
            numbered = ["…" if x is Paginator.ELLIPSIS else str(x) for x in p.get_elided_page_range(n, on_each_side=side, on_ends=ends)]
            elided.append([num_pages, side, ends, n, " ".join(numbered)])

print('{"numbers":%s,\n"requests":%s,' % (json.dumps(numbers), json.dumps(requests)))
print('"pages":[\n%s],' % ",\n".join(json.dumps(p) for p in pages))
print('"elided":[\n%s]}' % ",\n".join(json.dumps(e, ensure_ascii=False) for e in elided))
