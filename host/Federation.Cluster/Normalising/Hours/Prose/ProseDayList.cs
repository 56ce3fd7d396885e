namespace Federation.Cluster.Normalising.Hours;

/// <summary>Reads "du lundi au jeudi et samedi", "mar-mer-jeu", "2e et 4e jeudi du mois", "dimanche et jours fériés".</summary>
internal static class ProseDayList
{
    public static bool StartsAt(ProseCursor cursor) => cursor.Kind() is ProseKind.Day or ProseKind.Days or ProseKind.PublicHoliday or ProseKind.Nth;

    /// <exception cref="ProseException">The list has more than one meaning.</exception>
    public static ProseDays Read(ProseCursor cursor)
    {
        var keys = new List<DayKey>();
        int parts = 0;
        do
        {
            keys.AddRange(ReadPart(cursor));
            parts++;
        }
        while (MoveToNext(cursor));
        return new ProseDays([.. keys.Distinct()], parts > 1);
    }

    private static IEnumerable<DayKey> ReadPart(ProseCursor cursor)
    {
        switch (cursor.Kind())
        {
            case ProseKind.PublicHoliday:
                cursor.Skip();
                return [DayKey.PublicHolidays];
            case ProseKind.Days:
                var days = (Weekdays)cursor.Value();
                cursor.Skip();
                return days.Each().Select(DayKey.Weekday);
            case ProseKind.Nth:
                return ReadNth(cursor);
            default:
                return ReadDays(cursor).Each().Select(DayKey.Weekday);
        }
    }

    private static List<DayKey> ReadNth(ProseCursor cursor)
    {
        var nth = new List<int>();
        while (cursor.Kind() == ProseKind.Nth)
        {
            nth.Add(cursor.Value());
            cursor.Skip();
            if (cursor.Kind() is ProseKind.And or ProseKind.Comma && cursor.Kind(1) == ProseKind.Nth) cursor.Skip();
        }

        if (cursor.Kind() != ProseKind.Day || cursor.Kind(1) != ProseKind.OfMonth) throw new ProseException("it counts something else than days of a month");
        int day = cursor.Value();
        cursor.Skip(2);
        return [.. nth.Select(each => new DayKey(day, each))];
    }

    /// <summary>A dash between two days is a range, between three and more it strings them together.</summary>
    private static Weekdays ReadDays(ProseCursor cursor)
    {
        var chain = new List<int> { cursor.Value() };
        cursor.Skip();
        if (cursor.Kind() == ProseKind.To && cursor.Kind(1) == ProseKind.Day)
        {
            chain.Add(cursor.Value(1));
            cursor.Skip(2);
            return WeekdayRanges.Between(chain[0], chain[1]);
        }

        while (cursor.Kind() == ProseKind.Dash && cursor.Kind(1) == ProseKind.Day)
        {
            chain.Add(cursor.Value(1));
            cursor.Skip(2);
        }

        return chain.Count == 2 ? WeekdayRanges.Between(chain[0], chain[1]) : chain.Aggregate(Weekdays.None, (all, day) => all | WeekdayRanges.One(day));
    }

    private static bool MoveToNext(ProseCursor cursor)
    {
        if (StartsAt(cursor)) return true;
        int signs = cursor.Kind() switch
        {
            ProseKind.Comma when cursor.Kind(1) == ProseKind.And => 2,
            ProseKind.Comma or ProseKind.And or ProseKind.Slash => 1,
            _ => 0,
        };
        if (signs == 0 || cursor.Kind(signs) is not (ProseKind.Day or ProseKind.Days or ProseKind.PublicHoliday or ProseKind.Nth)) return false;
        cursor.Skip(signs);
        return true;
    }
}
