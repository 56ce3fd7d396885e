using System.Collections.Immutable;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Gathers the hours of a prose text by day and writes them as rules. Where a text speaks twice of a day, the later hours are added if they
/// lie beside the earlier ones and replace them if they hold them all; anything else has two meanings.
/// </summary>
internal sealed class ProseWeek
{
    // A span is of the morning if it ends by then, and of the afternoon if it begins no earlier than noon.
    private const int MorningEnds = 13 * 60 + 30, Noon = HoursSpan.Day / 2;

    private readonly SortedDictionary<DayKey, List<ProseSpan>> _days = new(Comparer<DayKey>.Create((left, right) => (left.Nth != 0, left.Day, left.Nth).CompareTo((right.Nth != 0, right.Day, right.Nth))));
    private readonly List<ProseClosure> _closures = [];

    public bool IsEmpty => _days.Count == 0;

    public void Close(ProseClosure closure) => _closures.Add(closure);

    /// <param name="replaces">Said by "sauf": whatever the days had is over.</param>
    /// <exception cref="ProseException">The hours overlap with earlier ones of the day.</exception>
    public void Add(ProseDays named, IReadOnlyList<ProseSpan> spans, bool replaces)
    {
        foreach (var key in named.Keys)
        {
            if (!_days.TryGetValue(key, out var known) || replaces || known.TrueForAll(before => spans.Any(span => Holds(span, before)))) _days[key] = [.. spans];
            else if (known.TrueForAll(before => spans.All(span => IsBeside(span.Span, before.Span)))) known.AddRange(spans);
            else throw new ProseException("it gives two different hours for one day");
        }
    }

    /// <exception cref="ProseException">A closure cuts hours in two, or hours of nth days meet those of every week.</exception>
    public OpeningHours ToHours()
    {
        foreach (var closure in _closures.Where(closure => closure.Half is not null)) CloseHalf(closure);
        if (_days.Keys.Any(key => key.Nth != 0 && _days.ContainsKey(DayKey.Weekday(key.Day)))) throw new ProseException("it gives hours for a day of every week and of the month");

        var rules = ImmutableArray.CreateBuilder<HoursRule>();
        foreach (var same in _days.GroupBy(day => string.Join(' ', day.Value.OrderBy(span => span.Span.From)))) AddRules(rules, Selector(same.Select(day => day.Key)), same.First().Value);
        var closed = _closures.Where(closure => closure.Half is null).Select(closure => closure.Day).Distinct().ToList();
        if (closed.Count > 0) rules.Add(new HoursRule { Days = Selector(closed), State = HoursState.Closed });
        return new OpeningHours(rules.ToImmutable());
    }

    private static void AddRules(ImmutableArray<HoursRule>.Builder rules, DaySelector selector, List<ProseSpan> spans)
    {
        var kind = RuleKind.Normal;
        foreach (var together in spans.OrderBy(span => span.Span.From).GroupBy(span => span.Appointment))
        {
            rules.Add(new HoursRule
            {
                Kind = kind,
                Days = selector,
                Spans = Merged(together.Select(span => span.Span)),
                State = together.Key is null ? HoursState.Open : HoursState.Unknown,
                Comment = together.Key,
            });
            kind = RuleKind.Additional;
        }
    }

    /// <summary>Spans that touch are one; the whole day is none.</summary>
    private static ImmutableArray<HoursSpan> Merged(IEnumerable<HoursSpan> spans)
    {
        var merged = new List<HoursSpan>();
        foreach (var span in spans)
        {
            if (merged is [.., var last] && last.To == span.From) merged[^1] = last with { To = span.To };
            else merged.Add(span);
        }

        return [.. merged];
    }

    private static DaySelector Selector(IEnumerable<DayKey> keys) => keys.Select(key => key.Selector).Aggregate((all, next) => all.With(next));

    private static bool Holds(ProseSpan span, ProseSpan before) => span.Appointment == before.Appointment && span.Span.From <= before.Span.From && span.Span.To >= before.Span.To;

    private static bool IsBeside(HoursSpan one, HoursSpan other) => one.To <= other.From || other.To <= one.From;

    private void CloseHalf(ProseClosure closure)
    {
        if (!_days.TryGetValue(closure.Day, out var spans)) throw new ProseException("it closes half of a day that has no hours");
        if (!spans.TrueForAll(span => span.Span.To <= MorningEnds || span.Span.From >= Noon)) throw new ProseException("it closes half of a day whose hours know no halves");
        spans.RemoveAll(span => closure.Half == ProseKind.Morning ? span.Span.To <= MorningEnds : span.Span.From >= Noon);
        if (spans.Count == 0) _days.Remove(closure.Day);
    }
}
