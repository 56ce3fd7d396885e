using System.Runtime.CompilerServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>Walks through all centres with a label in force, several pages at once, and hands on what comes of each in the order of their ids.</summary>
internal static class LabelledCentres
{
    /// <summary>Rows of one page.</summary>
    private const int AtOnce = 100;

    /// <param name="look">Called for several pages at once, on any thread. Centres of which nothing is in the directory any more have a null.</param>
    /// <remarks>A row that cannot be read is passed over: "store check" names it.</remarks>
    public static async IAsyncEnumerable<T> WalkAsync<T>(
        IDirectoryStore store, DateTimeOffset at, Func<IReadOnlyList<LabelInForce>, CancellationToken, Task<IReadOnlyList<T>>> look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<IReadOnlyList<T>>>();
        await foreach (var rows in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            underWay.Enqueue(Task.Run(() => LookAsync(rows), cancellationToken));
            if (underWay.Count <= Environment.ProcessorCount) continue;
            foreach (var one in await underWay.Dequeue()) yield return one;
        }

        while (underWay.Count > 0)
        {
            foreach (var one in await underWay.Dequeue()) yield return one;
        }

        async Task<IReadOnlyList<T>> LookAsync(IReadOnlyList<StateRow> rows)
        {
            var labels = rows.Select(row => LabelArchive.TryRead(row, out var history) ? history : null).OfType<LabelHistory>()
                .Select(history => (history.Centre, history.Events, history.Label))
                .Where(read => read.Label.StateAt(at) is LabelState.Awarded or LabelState.Suspended)
                .ToList();
            var centres = await new CentreArchive(store).ReadAsync([.. labels.Select(read => read.Centre)], cancellationToken);
            return await look([.. labels.Zip(centres, (read, centre) => new LabelInForce(read.Centre, read.Label, read.Label.Award!, AssessmentOf(read.Events, read.Label.Award!.Number), centre))], cancellationToken); // what is in force was awarded
        }
    }

    private static string? AssessmentOf(IReadOnlyList<LabelEvent> events, int number) => events.FirstOrDefault(happened => happened.Award?.Number == number)?.Assessment;
}

/// <summary>A label in force, with its centre.</summary>
/// <param name="Id">Under which the label is stored.</param>
/// <param name="Assessment">The application that it came of; null for none.</param>
/// <param name="Centre">The centre that the id stands for; null where the directory has none any more.</param>
internal sealed record LabelInForce(CentreId Id, CentreLabel Label, LabelAward Award, string? Assessment, MergedCentre? Centre);
