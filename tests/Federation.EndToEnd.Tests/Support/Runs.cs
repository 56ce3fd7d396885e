using System.Text.Json;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>Reads what <c>sync --json</c> prints.</summary>
internal static class Runs
{
    public static JsonElement Of(string network, JsonElement runs) => Assert.Single(runs.EnumerateArray(), run => run.GetProperty("network").GetString() == network);

    public static TimeSpan Duration(JsonElement run) => run.GetProperty("endedAt").GetDateTimeOffset() - run.GetProperty("startedAt").GetDateTimeOffset();

    /// <summary>How often each problem occurred.</summary>
    public static IReadOnlyDictionary<string, int> ProblemCounts(JsonElement run) =>
        run.GetProperty("problemCounts").EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32());
}
