using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>Reads applications from the store, without waking their grains. Thread safe.</summary>
public sealed class AssessmentArchive(IDirectoryStore store)
{
    /// <summary>Those of one centre, oldest first.</summary>
    public async Task<IReadOnlyList<AssessmentView>> OfAsync(CentreId centre, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.Assessment, centre.Value), cancellationToken) is { } row ? [.. Read(row).Applications.Select(history => new AssessmentView(history.Events))] : [];

    /// <summary>What is under way, oldest first.</summary>
    public IAsyncEnumerable<ApplicationUnderWay> UnderWayAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.AssessmentUnderWay, cancellationToken: cancellationToken).Select(UnderWay).OfType<ApplicationUnderWay>();

    /// <summary>The application of this id while it is under way; null where it is not, and where there is none.</summary>
    public async Task<CentreId?> CentreOfAsync(string application, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.AssessmentUnderWay, application), cancellationToken) is { } row
            ? UnderWay(row)?.Centre
            : null;

    private static ApplicationUnderWay? UnderWay(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AssessmentUnderWay) is { } underWay && CentreId.TryParse(underWay.Centre, out var centre) ? new ApplicationUnderWay(row.Key.Id, centre, underWay.Stage, underWay.Until) : null;

    internal static AssessmentRecord Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AssessmentRecord) ?? throw new JsonException($"Row {row.Key} is empty.");
}

/// <summary>An application that is under way.</summary>
/// <param name="Until">When it lapses, or the time for an appeal is over; null where nothing runs out.</param>
public sealed record ApplicationUnderWay(string Id, CentreId Centre, AssessmentStage Stage, DateTimeOffset? Until);
