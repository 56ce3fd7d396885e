using System.Globalization;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>Holds a history against what a directory promises.</summary>
internal static class HistoryCheck
{
    /// <summary>Nothing was answered that must not be.</summary>
    public static void DemandOrderly(IReadOnlyList<Operation> history) =>
        Assert.Empty(history.Where(operation => operation.Result is not (Operation.Ok or Operation.Refused or Operation.Unavailable)).Take(5));

    /// <summary>
    /// Registers as if there were one host: a version is set once, whoever looks sees what was set before they looked, and what was read is never unset.
    /// </summary>
    /// <param name="final">Each centre's version at the end, as every host tells it.</param>
    public static void DemandLinear(IReadOnlyList<Operation> history, IReadOnlyDictionary<string, int> final)
    {
        foreach (var ofCentre in history.Where(operation => operation.Result == Operation.Ok && operation.What is "read" or "set" && operation.Version >= 0).GroupBy(operation => operation.Subject))
        {
            Operation[] acknowledged = [.. ofCentre.Where(operation => operation.What == "set")];
            Assert.Equal(acknowledged.Select(operation => operation.Version).Distinct().Count(), acknowledged.Length);
            Assert.All(acknowledged, operation => Assert.InRange(operation.Version, 1, final[ofCentre.Key]));

            // One value stands under a version, whoever tells it.
            Assert.All(ofCentre.GroupBy(operation => operation.Version), version => Assert.Single(version.Select(operation => operation.Value).Distinct()));

            // In the order of their ends: each that begins later sees at least the newest that had ended.
            Operation[] begun = [.. ofCentre.OrderBy(operation => operation.Begun)], ended = [.. ofCentre.OrderBy(operation => operation.Ended)];
            int newest = 0, next = 0;
            foreach (var operation in begun)
            {
                for (; next < ended.Length && ended[next].Ended < operation.Begun; next++) newest = Math.Max(newest, ended[next].Version);
                Assert.True(operation.Version >= newest, $"{operation} came after version {newest} had been seen.");
            }
        }
    }

    /// <summary>How long after a moment the last call began that was not answered, and how long the longest answer after it took.</summary>
    /// <param name="host">Who is not asked about: the host that is gone. -1 for nobody.</param>
    public static (TimeSpan LastFailure, TimeSpan LongestAnswer) After(IReadOnlyList<Operation> history, TimeSpan moment, TimeSpan until, int host)
    {
        Operation[] after = [.. history.Where(operation => operation.Ended >= moment && operation.Begun < until && operation.Host != host)];
        var failed = after.Where(operation => operation.Result == Operation.Unavailable).Select(operation => operation.Begun - moment);
        return (failed.Append(TimeSpan.Zero).Max(), after.Where(operation => operation.Result != Operation.Unavailable).Max(operation => operation.Ended - operation.Begun));
    }

    /// <summary>A line for the test's output.</summary>
    public static string Told(IReadOnlyList<Operation> history) => string.Join(", ", history.GroupBy(operation => (operation.What, operation.Result)).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key.What} {group.Key.Result}")))
        + string.Create(CultureInfo.InvariantCulture, $"; longest answer {history.Where(operation => operation.Result == Operation.Ok).Max(operation => operation.Ended - operation.Begun).TotalSeconds:0.00} s");
}
