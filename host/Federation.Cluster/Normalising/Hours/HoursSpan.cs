namespace Federation.Cluster.Normalising.Hours;

/// <summary>Hours of a day, in minutes after its midnight.</summary>
/// <param name="From">Included; less than 24 hours.</param>
/// <param name="To">Not included, later than <paramref name="From"/>, at most 48 hours: past 24 hours it lies in the next day. Null for <c>18:00+</c>.</param>
/// <param name="OpenEnded">After <paramref name="To"/>, or after <paramref name="From"/> where there is none, the place may be open longer.</param>
internal readonly record struct HoursSpan(int From, int? To, bool OpenEnded)
{
    public const int Day = 24 * 60;

    private const int Evening = 17 * 60, Night = 22 * 60, EveningLasts = 10 * 60, NightLasts = 8 * 60;

    /// <summary>
    /// Where the doubt about an open end ends: ten hours after 17:00 and later, eight after 22:00, midnight otherwise. These are the guesses of
    /// the npm package opening_hours 3.15.0, so that both mean the same by <c>18:00+</c>.
    /// </summary>
    public int Last
    {
        get
        {
            if (!OpenEnded) return To ?? From;
            int from = To ?? From, days = from / Day * Day, time = from - days;
            return days + time switch
            {
                >= Night => time + NightLasts,
                >= Evening => time + EveningLasts,
                _ => Day,
            };
        }
    }

    /// <summary>What the span says of a minute after its day's midnight; null where it says nothing.</summary>
    public HoursState? At(int minute)
    {
        if (minute < From || minute >= Last) return null;
        return minute < (To ?? From) ? HoursState.Open : HoursState.Unknown;
    }
}
