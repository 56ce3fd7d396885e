using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>Walks through all centres with a label in force, several pages at once, and hands on what comes of each in the order of their ids.</summary>
internal static class LabelledCentres
{
    /// <summary>Rows of one page.</summary>
    private const int AtOnce = 100;

    /// <param name="look">Called for several pages at once, on any thread, and again for some of them where a row of one cannot be read. Centres of which nothing is in the directory any more have a null.</param>
    /// <param name="damaged">Told the id of every centre of which something cannot be read, and that is passed over for it, one at a time.</param>
    public static async IAsyncEnumerable<T> WalkAsync<T>(
        IDirectoryStore store, DateTimeOffset at, Func<IReadOnlyList<LabelInForce>, CancellationToken, Task<IReadOnlyList<T>>> look, Action<string> damaged, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<(IReadOnlyList<T> Found, IReadOnlyList<StateRow> Damaged)>>();
        await foreach (var rows in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            underWay.Enqueue(Task.Run(() => DamagedRows.PassAsync(rows, LookAsync), cancellationToken));
            if (underWay.Count <= Environment.ProcessorCount) continue;
            foreach (var one in Sound(await underWay.Dequeue())) yield return one;
        }

        while (underWay.Count > 0)
        {
            foreach (var one in Sound(await underWay.Dequeue())) yield return one;
        }

        IReadOnlyList<T> Sound((IReadOnlyList<T> Found, IReadOnlyList<StateRow> Damaged) page)
        {
            foreach (var row in page.Damaged) damaged(row.Key.Id);
            return page.Found;
        }

        async Task<IReadOnlyList<T>> LookAsync(IReadOnlyList<StateRow> rows)
        {
            var labels = rows.Select(row => LabelArchive.TryRead(row, out var history) ? history : throw new JsonException($"Row {row.Key} is no history of a label."))
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
