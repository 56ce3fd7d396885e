using System.Text.Json;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>What became of a run's records, as the command line prints it.</summary>
internal sealed record RunCounts(int Read, int New, int Changed, int Unchanged, int Quarantined, int Stale)
{
    public static RunCounts Of(JsonElement run)
    {
        var counts = run.GetProperty("counts");
        return new RunCounts(Count("read"), Count("new"), Count("changed"), Count("unchanged"), Count("quarantined"), Count("stale"));

        int Count(string name) => counts.GetProperty(name).GetInt32();
    }
}
