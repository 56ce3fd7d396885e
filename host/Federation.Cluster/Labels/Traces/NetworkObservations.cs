using System.Collections.Frozen;
using Federation.Cluster.Centres;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Labels.Traces;

/// <summary>What the directory computes of how a centre takes part in its networks: fresh and full listings, records that can be used, corrections, visits. Pure.</summary>
/// <remarks>docs/interoperability.md tells what of it cannot be known.</remarks>
public static class NetworkObservations
{
    /// <summary>The ten fields that <c>network.completeness</c> counts, by their names in <see cref="ContentField"/>.</summary>
    private static readonly FrozenSet<string> CommonFields = FrozenSet.Create(
        StringComparer.Ordinal, "name", "address", "location", "openingHours", ContentField.ServicesName, "phone", "website", "capacity", "prices", "accessibility");

    /// <summary>Nothing where no listing speaks for the centre.</summary>
    public static IEnumerable<Observation> Of(MergedCentre centre, CentreTraces traces)
    {
        if (centre.State.IsClosed) yield break;
        var live = centre.State.Listings.Where(listing => listing.IsLive).ToList();
        var ages = traces.Readings.Ages(live, centre.State.OpenedAt);
        if (ages.Count > 0) yield return Counted("network.freshness", ages.Order().ElementAt((ages.Count - 1) / 2), ages.Count - 1);
        var (means, days) = DailyShares.Of(centre, traces, Completeness, Conflicts);
        yield return Counted("network.completeness", means[0], days);
        if (RefusedShare(centre.State, live, traces) is { } share) yield return Counted("network.quarantine", share, Math.Max(0, ages.Count - 1));
        int open = Math.Clamp((int)(traces.At - centre.State.OpenedAt).TotalDays, 0, SourceReadings.Window);
        if (Corrections.Median(traces.Suggestions, traces.At) is { } median) yield return Counted("network.corrections", median, open);
        yield return Counted("network.conflicts", means[1], days);
        if (traces.Visits is { } visits) yield return Counted("network.admissions", visits, open);
        if (AdmissionRate.Of(traces.Passes) is { } rate) yield return Counted("network.admission-rate", rate, DateOnly.FromDateTime(traces.At.UtcDateTime).DayNumber - traces.Passes[0].Day.DayNumber); // there is a pass where there is a rate

        Observation Counted(string criterion, decimal value, int counted) => new() { Criterion = criterion, Value = value, Evidence = EvidenceKind.Computed, ObservedAt = traces.At, Days = counted };
    }

    private static decimal Completeness(MergedCentre centre) => 100m * centre.Fields.Count(field => CommonFields.Contains(field.Field.Name)) / CommonFields.Count;

    private static decimal Conflicts(MergedCentre centre) => FieldConflicts.Share(centre.Fields.Where(field => CommonFields.Contains(field.Field.Name)));

    /// <summary>Of the readings of these days that a listing of the centre was to be in, the share, in per cent, since its record is refused; null where there was none.</summary>
    private static decimal? RefusedShare(CentreState centre, IReadOnlyList<Listing> live, CentreTraces traces)
    {
        int read = 0, refused = 0;
        foreach (var listing in live)
        {
            read += traces.Readings.Count(listing.Key.Network, centre.OpenedAt);
            if (traces.Refused.TryGetValue(listing.Key, out var since)) refused += traces.Readings.Count(listing.Key.Network, since < centre.OpenedAt ? centre.OpenedAt : since);
        }

        return read == 0 ? null : Math.Round(100m * refused / read, 1);
    }
}
