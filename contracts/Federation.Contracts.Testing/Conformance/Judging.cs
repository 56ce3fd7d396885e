using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Federation.Contracts.Testing;

/// <summary>The laws that several facts share.</summary>
internal static class Judging
{
    /// <summary>A source that is not there, or is something else, ends a reading by a name of the right kind.</summary>
    public static void Fails(AdapterRun run, string what, params FailureKind[] kinds)
    {
        if (run.Complete) Broken($"{what}: the reading said that it was complete. The host would take every listing for gone.");
        if (run.Thrown is null) Broken($"{what}: the reading ended with neither the end of the snapshot nor a failure. Nobody would learn why there are no records.");
        var failure = Named(run.Thrown, what);
        if (!kinds.Contains(failure.Kind)) Broken($"{what}: the failure {failure.Code} is of the kind {failure.Kind}; it is to be {string.Join(" or ", kinds)}.");
    }

    /// <summary>
    /// Whatever went wrong on the way: a reading that says it is complete has every record, be it in quarantine, and one that does not fails by a name.
    /// </summary>
    public static void LosesNothing(AdapterRun run, Reference reference, string what)
    {
        if (run.Complete)
        {
            var lost = reference.Ids.Except(run.Records.Select(record => record.SourceId)).ToList();
            if (lost.Count > 0) Broken($"{what}: the reading said that it was complete, and {lost.Count} of {reference.Ids.Count} records were not among it, such as \"{lost[0]}\". The host would take them for gone.");
        }
        else if (run.Thrown is { } thrown)
        {
            var failure = Named(thrown, what);
            if (failure.Kind == FailureKind.Bug) Broken($"{what}: the failure {failure.Code} is called a bug of the adapter: {failure.Message}");
        }
        else
        {
            Broken($"{what}: the reading ended with neither the end of the snapshot nor a failure.");
        }
    }

    public static AdapterException Named(Exception thrown, string what)
    {
        var failure = BenchFailures.AsHostReports(thrown);
        if (thrown is not AdapterException && failure.Kind == FailureKind.Bug) Broken($"{what}: {thrown.GetType().FullName} was thrown in place of an AdapterException: {thrown.Message}");
        return failure;
    }

    /// <summary>All of them at once: whoever mends one wants to know of the next.</summary>
    public static void None(IEnumerable<string> breaches)
    {
        var all = breaches.Distinct().ToList();
        if (all.Count > 0) Broken(string.Join('\n', all.Take(20)) + (all.Count > 20 ? $"\nand {all.Count - 20} more" : ""));
    }

    [DoesNotReturn]
    public static void Broken(string message)
    {
        Assert.Fail(message);
        throw new InvalidOperationException(message);
    }
}
