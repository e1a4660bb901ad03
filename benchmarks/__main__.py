"""``python -m benchmarks NAME``: run one benchmark and write its JSON lines to standard output."""

if __name__ == "__main__":
    # Spawned processes read this file as well, and HiGHS must not meet OR-Tools in one of them.
    from benchmarks.choosing import main

    main()
