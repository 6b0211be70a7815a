"""Measures MediaDesk beside its peers in one run: `python -m tests.benchmarks [NAME...]`."""

import argparse

from tests.benchmarks import dates, moving, programs, sameness, scans, table, window

BENCHMARKS = {
    "first-scan": scans.first_scan,
    "heic": scans.heic,
    "rescan": scans.rescan,
    "similar": sameness.similar,
    "artwork": sameness.artwork,
    "search": sameness.search,
    "grown": sameness.grown,
    "exact": sameness.exact,
    "video-hash": moving.video_hash,
    "videos": moving.similar_videos,
    "recordings": moving.similar_recordings,
    "many-recordings": moving.many_recordings,
    "many-films": moving.many_films,
    "probes": moving.probes,
    "dates": dates.dates,
    "window": window.scan_in_the_window,
    "crowd": window.scan_a_crowd,
    "archive": window.scan_an_archive,
    "big": window.browse_a_million,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"{', '.join(BENCHMARKS)}; without one: all")
    names = parser.parse_args().name or list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    print(table.head())
    for name in names:
        try:
            for line in BENCHMARKS[name]():
                print(line, flush=True)
        except programs.ProgramError as error:
            print(f"{name}: could not be measured: {error}")


if __name__ == "__main__":
    main()
