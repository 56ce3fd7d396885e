using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels.Traces;

/// <summary>What a centre has said day by day, as a mean over the days that are looked back. Pure.</summary>
internal static class DailyShares
{
    /// <summary>The means of some measures, and over how many days: every day once, those before the centre was opened left out, and those of which nothing is known.</summary>
    /// <param name="measures">Of the centre as it stood on a day.</param>
    public static (IReadOnlyList<decimal> Means, int Days) Of(MergedCentre centre, CentreTraces traces, params IReadOnlyList<Func<MergedCentre, decimal>> measures)
    {
        decimal[] sums = new decimal[measures.Count];
        int days = 0, day = 0;
        var state = centre.State;
        int last = traces.Pasts.Count - 1;
        while (day <= SourceReadings.Window && traces.At.AddDays(-day) >= state.OpenedAt)
        {
            while (last >= 0 && traces.Pasts[last].Change.At > traces.At.AddDays(-day)) state = traces.Pasts[last--].Undo(state);
            if (last < 0 && traces.IsCutOff && traces.At.AddDays(-day) < traces.Pasts[0].Change.At) break;
            // As long as nothing changes it has said the same every day.
            int same = 0;
            while (day + same <= SourceReadings.Window && traces.At.AddDays(-day - same) >= state.OpenedAt && !(last >= 0 && traces.Pasts[last].Change.At > traces.At.AddDays(-day - same))) same++;
            if (!state.IsClosed)
            {
                var then = ReferenceEquals(state, centre.State) ? centre : MergedCentre.Of(state);
                for (int measure = 0; measure < sums.Length; measure++) sums[measure] += same * measures[measure](then);
                days += same;
            }

            day += same;
        }

        return ([.. sums.Select(sum => days == 0 ? 0 : Math.Round(sum / days, 1))], Math.Max(0, days - 1));
    }
}
