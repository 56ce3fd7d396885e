using System.Text.Json;

namespace Federation.Bench;

/// <summary>What <c>sync --json</c> tells of the one run.</summary>
/// <param name="Status">As in the run's record; <c>Completed</c> when it read the whole source.</param>
/// <param name="Duration">From the run's start to its end, without the start of the host.</param>
internal sealed record RunReport(string Status, TimeSpan Duration, RunCounts Counts)
{
    public double ListingsPerSecond => Counts.Read / Duration.TotalSeconds;

    /// <exception cref="JsonException">The text is no such answer.</exception>
    public static RunReport Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var run = document.RootElement.EnumerateArray().Single();
        var counts = run.GetProperty("counts");
        return new RunReport(
            run.GetProperty("status").GetString() ?? "",
            run.GetProperty("endedAt").GetDateTimeOffset() - run.GetProperty("startedAt").GetDateTimeOffset(),
            RunCounts.Of(counts));
    }
}

/// <summary>What became of the records.</summary>
internal sealed record RunCounts(int Read, int New, int Changed, int Unchanged, int Quarantined)
{
    /// <summary>From the object that the command and GraphQL both print.</summary>
    public static RunCounts Of(JsonElement counts)
    {
        return new RunCounts(Count("read"), Count("new"), Count("changed"), Count("unchanged"), Count("quarantined"));

        int Count(string name) => counts.GetProperty(name).GetInt32();
    }
}
