using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>Reads applications from the store, without waking their grains. Thread safe.</summary>
public sealed class AssessmentArchive(IDirectoryStore store)
{
    /// <summary>Those of each centre, oldest first, in the order asked.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<AssessmentView>>> OfAsync(IReadOnlyList<CentreId> centres, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Assessment, [.. centres.Select(centre => centre.Value)], cancellationToken);
        return [.. rows.Select(row => row is null ? (IReadOnlyList<AssessmentView>)[] : [.. Read(row).Applications.Select(history => new AssessmentView(history.Events))])];
    }

    /// <summary>The application; null where there is none.</summary>
    public async Task<AssessmentView?> ReadAsync(AssessmentId id, CancellationToken cancellationToken) => (await ReadAsync([id], cancellationToken))[0];

    /// <summary>The same of many in the order asked, in one read.</summary>
    public async Task<IReadOnlyList<AssessmentView?>> ReadAsync(IReadOnlyList<AssessmentId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Assessment, [.. ids.Select(id => id.Centre.Value)], cancellationToken);
        return [.. ids.Zip(rows, (id, row) => row is not null && Read(row).Applications.FirstOrDefault(history => history.Id == id.ToString()) is { } history ? new AssessmentView(history.Events) : null)];
    }

    /// <summary>The same for whoever walks over all there are: a row that cannot be read must not stop what is done about the others.</summary>
    internal async Task<IReadOnlyList<ReadApplication>> TryReadAsync(IReadOnlyList<AssessmentId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Assessment, [.. ids.Select(id => id.Centre.Value)], cancellationToken);
        return [.. ids.Zip(rows, TryRead)];
    }

    /// <summary>What is under way, in order of id. A row that cannot be read is passed over.</summary>
    public IAsyncEnumerable<ApplicationUnderWay> UnderWayAsync(CancellationToken cancellationToken) => store.ScanAsync(RowKinds.AssessmentUnderWay, cancellationToken: cancellationToken).Select(UnderWay).OfType<ApplicationUnderWay>();

    internal static AssessmentRecord Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AssessmentRecord) ?? throw new JsonException($"Row {row.Key} is empty.");

    private static ReadApplication TryRead(AssessmentId id, StateRow? row)
    {
        try
        {
            return new ReadApplication(true, row is null ? null : Read(row).Applications.FirstOrDefault(history => history.Id == id.ToString())?.Assessment);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return new ReadApplication(false, null);
        }
    }

    private static ApplicationUnderWay? UnderWay(StateRow row)
    {
        try
        {
            return AssessmentId.TryParse(row.Key.Id, out var id) && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AssessmentUnderWay) is { } underWay ? new ApplicationUnderWay(id, underWay.Stage, underWay.Since, underWay.Until, underWay.WaitsFrom) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What was found of an application.</summary>
/// <param name="IsReadable">False where a row is there and is none: then nothing is known.</param>
/// <param name="Assessment">Null where there is none, and where nothing is known.</param>
internal sealed record ReadApplication(bool IsReadable, Assessment? Assessment);

/// <summary>An application that is under way.</summary>
/// <param name="Since">Since when it is at its stage.</param>
/// <param name="Until">When it lapses, or the time for an appeal is over; null where nothing runs out.</param>
/// <param name="WaitsFrom">From when an assessor who has no seat may do something; null where nobody may.</param>
public sealed record ApplicationUnderWay(AssessmentId Id, AssessmentStage Stage, DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? WaitsFrom);
