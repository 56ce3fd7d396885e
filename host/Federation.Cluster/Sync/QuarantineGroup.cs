using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>The quarantined records of a network that one code keeps there: many with one code have one cause.</summary>
/// <param name="Code">Of the first error of each.</param>
/// <param name="Replayable">How many of them a mended mapping can take.</param>
/// <param name="Examples">The first few, in order.</param>
public sealed record QuarantineGroup(string Code, int Count, int Replayable, IReadOnlyList<QuarantinedRecord> Examples)
{
    public const int MostExamples = 5;

    /// <summary>The largest first; each record stands in one group.</summary>
    public static async Task<IReadOnlyList<QuarantineGroup>> OfAsync(IAsyncEnumerable<QuarantinedRecord> records, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<string, (int Count, int Replayable, List<QuarantinedRecord> Examples)>(StringComparer.Ordinal);
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            string code = record.Issues.First(issue => issue.Severity == IssueSeverity.Error).Code; // it would not be here without one
            var (count, replayable, examples) = groups.GetValueOrDefault(code, (0, 0, []));
            if (examples.Count < MostExamples) examples.Add(record);
            groups[code] = (count + 1, replayable + (record.CanReplay ? 1 : 0), examples);
        }

        return [.. groups.Select(group => new QuarantineGroup(group.Key, group.Value.Count, group.Value.Replayable, group.Value.Examples)).OrderByDescending(group => group.Count).ThenBy(group => group.Code, StringComparer.Ordinal)];
    }
}
