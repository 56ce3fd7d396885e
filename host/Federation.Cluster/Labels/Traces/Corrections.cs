using Federation.Cluster.Suggestions;

namespace Federation.Cluster.Labels.Traces;

/// <summary>How soon the networks that list a centre carry what somebody suggested. Pure.</summary>
internal static class Corrections
{
    /// <summary>One that waits counts with its time once it is so long: before that nobody can tell how long it will be.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromDays(30);

    /// <summary>
    /// The median, in days, of what was carried in the days that are looked back, of what nobody answered until its time was over, and of what has waited for a month: of two in the middle the longer. Null where there is none. What a network said no to was no
    /// error by its word, and does not count.
    /// </summary>
    public static decimal? Median(IEnumerable<Suggestion> suggestions, DateTimeOffset at)
    {
        var begin = at.AddDays(-SourceReadings.Window);
        var times = suggestions.Where(suggestion => suggestion.At <= at).Select(suggestion => Time(suggestion, begin, at)).OfType<TimeSpan>().Order().ToList();
        return times.Count == 0 ? null : Math.Round((decimal)times[times.Count / 2].TotalDays, 1);
    }

    private static TimeSpan? Time(Suggestion suggestion, DateTimeOffset begin, DateTimeOffset at)
    {
        bool isOpen = suggestion.ClosedAt is not { } closed || closed > at;
        var time = (isOpen ? at : suggestion.ClosedAt!.Value) - suggestion.At; // it is closed
        if (isOpen) return time >= Waiting ? time : null;
        if (suggestion.ClosedAt <= begin) return null;
        return suggestion.State switch
        {
            SuggestionState.Carried => time,
            SuggestionState.Expired => time >= Suggestion.Patience ? time : null, // before that its listing was gone
            _ => null,
        };
    }
}
