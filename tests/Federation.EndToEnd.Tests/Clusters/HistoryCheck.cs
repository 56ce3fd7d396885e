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
    /// <param name="final">How each stands at the end, as every host tells it.</param>
    /// <param name="isOutOfTouch">Whether the host that answered had lost the others then, and may tell what it knew before.</param>
    public static void DemandLinear(IReadOnlyList<Operation> history, IReadOnlyDictionary<string, Answer> final, Predicate<Operation> isOutOfTouch)
    {
        foreach (var ofRegister in history.Where(operation => operation.Result == Operation.Ok && operation.IsOfRegister && operation.Version >= 0).GroupBy(operation => operation.Subject))
        {
            Operation[] acknowledged = [.. ofRegister.Where(operation => operation.What == Operation.Set)];
            Assert.Equal(acknowledged.Select(operation => operation.Version).Distinct().Count(), acknowledged.Length);
            Assert.All(acknowledged, operation => Assert.InRange(operation.Version, 1, final[ofRegister.Key].Version));

            // One value stands under a version, whoever tells it.
            var values = ofRegister.Select(operation => (operation.Version, operation.Value)).Append((final[ofRegister.Key].Version, final[ofRegister.Key].Value));
            Assert.All(values.GroupBy(value => value.Version), version => Assert.Single(version.Distinct()));

            DemandNewest([.. ofRegister.Where(operation => operation.What == Operation.Set || (operation.What == Operation.Read && !isOutOfTouch(operation)))]);
        }
    }

    /// <summary>What a host tells from what it keeps is not older than what it set or told before.</summary>
    public static void DemandOwnWrites(IReadOnlyList<Operation> history)
    {
        foreach (var atOneHost in history.Where(operation => operation.Result == Operation.Ok && operation.What is Operation.Glance or Operation.Set && operation.Version >= 0).GroupBy(operation => (operation.Subject, operation.Host)))
        {
            DemandNewest([.. atOneHost]);
        }
    }

    /// <summary>How far behind what was confirmed the hosts told from what they keep, and one that had lost the others from anywhere: of each such answer, how long something newer had been confirmed when it was asked for.</summary>
    /// <inheritdoc cref="DemandLinear"/>
    public static string ToldLateness(IReadOnlyList<Operation> history, Predicate<Operation> isOutOfTouch)
    {
        var confirmed = history.Where(operation => operation is { What: Operation.Set, Result: Operation.Ok }).ToLookup(operation => operation.Subject);
        var read = history.Where(operation => operation is { What: Operation.Glance or Operation.Read, Result: Operation.Ok }).ToLookup(operation => isOutOfTouch(operation));
        return $"from what is kept: {Told([.. read[false].Where(operation => operation.What == Operation.Glance)])}; by a host out of touch: {Told([.. read[true]])}";

        string Told(Operation[] answers)
        {
            TimeSpan[] late = [.. answers.Select(answer => confirmed[answer.Subject].Where(set => set.Version > answer.Version && set.Ended < answer.Begun).Select(set => answer.Begun - set.Ended).Append(TimeSpan.Zero).Max()).Order()];
            return late.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{late.Count(by => by > TimeSpan.Zero)} of {late.Length} behind, at most {late[^1].TotalMilliseconds:0} ms");
        }
    }

    /// <summary>Each that begins later sees at least the newest that had ended.</summary>
    private static void DemandNewest(Operation[] operations)
    {
        Operation[] begun = [.. operations.OrderBy(operation => operation.Begun)], ended = [.. operations.OrderBy(operation => operation.Ended)];
        int newest = 0, next = 0;
        foreach (var operation in begun)
        {
            for (; next < ended.Length && ended[next].Ended < operation.Begun; next++) newest = Math.Max(newest, ended[next].Version);
            Assert.True(operation.Version >= newest, $"{operation} came after version {newest} had been seen.");
        }
    }

    /// <summary>A line for the test's output.</summary>
    public static string Told(IReadOnlyList<Operation> history) => string.Join(", ", history.GroupBy(operation => (operation.What, operation.Result)).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key.What} {group.Key.Result}")))
        + string.Create(CultureInfo.InvariantCulture, $"; longest answer {history.Where(operation => operation.Result == Operation.Ok).Max(operation => operation.Ended - operation.Begun).TotalSeconds:0.00} s");
}
