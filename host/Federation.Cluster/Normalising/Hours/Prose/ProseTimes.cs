namespace Federation.Cluster.Normalising.Hours;

/// <summary>Reads "9h-12h / 14h-18h30": times in pairs, in the order of the day.</summary>
internal static class ProseTimes
{
    // A night ends by then: an end before its begin is otherwise a slip of the pen, not a night of 22 hours.
    private const int NightEnds = 6 * 60, NightBegins = 12 * 60;

    public static bool StartsAt(ProseCursor cursor) => cursor.Kind() is ProseKind.Time or ProseKind.AllDay || IsBareStart(cursor);

    /// <exception cref="ProseException">A time has no partner, or the hours overlap.</exception>
    public static List<HoursSpan> Read(ProseCursor cursor)
    {
        if (cursor.Kind() == ProseKind.AllDay)
        {
            cursor.Skip();
            return [new HoursSpan(0, HoursSpan.Day, false)];
        }

        var spans = new List<HoursSpan>();
        do
        {
            Add(spans, ReadPair(cursor));
        }
        while (MoveToNext(cursor));
        return spans;
    }

    /// <summary>"14-18h": a number that a dash joins to a time.</summary>
    private static bool IsBareStart(ProseCursor cursor) => cursor.Kind() == ProseKind.Number && cursor.Kind(1) is ProseKind.Dash or ProseKind.To && cursor.Kind(2) == ProseKind.Time;

    private static HoursSpan ReadPair(ProseCursor cursor)
    {
        int from = cursor.Kind() == ProseKind.Time ? cursor.Value() : cursor.Value() * 60;
        cursor.Skip();
        bool joined = cursor.Kind() is ProseKind.Dash or ProseKind.To;
        if (joined || cursor.Kind() == ProseKind.Slash) cursor.Skip();

        // "9h-17": a number ends what a time began, if a dash joins them.
        int to = cursor.Kind() switch
        {
            ProseKind.Time => cursor.Value(),
            ProseKind.Number when joined => cursor.Value() * 60,
            _ => throw new ProseException("it has a time without an end"),
        };
        cursor.Skip();
        if (to <= from && to <= NightEnds && from >= NightBegins) to += HoursSpan.Day;
        if (to <= from || from >= HoursSpan.Day || to > 2 * HoursSpan.Day) throw new ProseException("it has hours that end before they begin");
        return new HoursSpan(from, to, false);
    }

    /// <summary>Said twice is said once; anything else that goes back in the day is not in order.</summary>
    private static void Add(List<HoursSpan> spans, HoursSpan span)
    {
        if (spans is [.., var last])
        {
            if (span == last) return;
            if (span.From < last.To) throw new ProseException("its hours overlap");
        }

        spans.Add(span);
    }

    /// <summary>Over one sign or word, if a time follows it.</summary>
    private static bool MoveToNext(ProseCursor cursor)
    {
        if (cursor.Kind() == ProseKind.Time || IsBareStart(cursor)) return true;
        if (cursor.Kind() is not (ProseKind.Slash or ProseKind.Comma or ProseKind.And or ProseKind.Dash or ProseKind.Break or ProseKind.NewLine)) return false;
        int signs = cursor.Kind() is ProseKind.Break or ProseKind.Comma && cursor.Kind(1) == ProseKind.And ? 2 : 1;
        if (cursor.Kind(signs) != ProseKind.Time && !(cursor.Kind(signs) == ProseKind.Number && cursor.Kind(signs + 1) is ProseKind.Dash or ProseKind.To && cursor.Kind(signs + 2) == ProseKind.Time)) return false;
        cursor.Skip(signs);
        return true;
    }
}
