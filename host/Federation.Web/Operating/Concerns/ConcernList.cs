using Federation.Web.Languages;
using Federation.Web.Operating.Figures;

namespace Federation.Web.Operating.Concerns;

/// <summary>Tells from the figures what an operator should see to: what is urgent first. Pure.</summary>
internal static class ConcernList
{
    /// <summary>With less than this share of what is stored free on the disk, or less than <see cref="FewestFreeBytes"/>, room is short: a backup or a compaction needs as much as is there.</summary>
    private const double LeastFreeShare = 1;

    private const double FewestFreeBytes = 1024 * 1024 * 1024;

    /// <param name="figures">Null where nothing can be told.</param>
    /// <param name="waiting">Null where it cannot be told what waits.</param>
    /// <param name="isLogUnknown">Whether there is a public log that cannot be told of: without one, its figures are null too.</param>
    public static IReadOnlyList<Concern> Of(Language language, OperationsFigures? figures, OperatingAnswer? waiting, bool isLogUnknown = false)
    {
        var words = new ConcernWords(language);
        return [.. OfFigures(words, figures, isLogUnknown).Concat(OfWaiting(words, waiting)).OrderByDescending(concern => concern.IsUrgent)]; // stable
    }

    private static IEnumerable<Concern> OfFigures(ConcernWords words, OperationsFigures? figures, bool isLogUnknown)
    {
        if (figures is null)
        {
            yield return words.NothingTold;
            yield break;
        }

        if (figures.Cluster is not { } cluster) yield return words.ClusterUnknown;
        else
        {
            if (cluster.Silos.Count(silo => silo is { State: "ACTIVE", IsOverloaded: true }) is var overloaded and > 0) yield return words.Overloaded(overloaded);
            if (cluster.Silos.Count(silo => silo is { State: "ACTIVE", Activations: null }) is var silent and > 0) yield return words.Silent(silent);
        }

        if (figures.Storage is not { } storage) yield return words.StorageUnknown;
        else if (storage.FreeBytes is { } free && (free < FewestFreeBytes || free < storage.Bytes * LeastFreeShare)) yield return words.DiskShort(free, storage.Bytes);
        if (figures.Feed is not { } feed) yield return words.FeedUnknown;
        else foreach (var reader in feed.Readers.Where(reader => reader.IsLate)) yield return words.Late(reader);
        if (figures.Keys is null) yield return words.KeysUnknown;
        foreach (var key in (figures.Keys ?? []).Where(key => key.State == "UNUSABLE")) yield return words.KeyUnusable(key);
        if (isLogUnknown) yield return words.LogUnknown;
        if (figures.PublicLog is { } log)
        {
            if (log.Problem is { } problem) yield return words.LogUnable(problem, log.Remedy);
            if (log.StoppedWebhooks > 0) yield return words.WebhooksStopped(log.StoppedWebhooks);
            if (log.Witnesses.Count(witness => witness.Size is null) is var blind and > 0) yield return words.WitnessesBlind(blind);
        }
    }

    private static IEnumerable<Concern> OfWaiting(ConcernWords words, OperatingAnswer? waiting)
    {
        if (waiting is null)
        {
            yield return words.WaitingUnknown;
            yield break;
        }

        if (waiting.Alerts.Count > 0) yield return words.Alerts(waiting.Alerts.Count);
        // Superseded and disabled is as somebody wanted it.
        if ((waiting.Adapters ?? []).Count(adapter => adapter.State is "MALFUNCTIONED" or "INCOMPATIBLE" or "UNSIGNED") is var unusable and > 0) yield return words.Adapters(unusable);
        if (waiting.Outbox.Count(mail => mail.State == "GIVEN_UP") is var lost and > 0) yield return words.MailLost(lost);
    }
}
