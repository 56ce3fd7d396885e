using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

/// <summary>This process in figures.</summary>
internal sealed record HostFigures(string Version, string Runtime, DateTimeOffset StartedAt, long MemoryBytes, long HeapBytes, int Threads, long QueuedWork, int Processors)
{
    public static HostFigures Now()
    {
        using var process = Process.GetCurrentProcess();
        return new HostFigures(
            VersionOf(typeof(HostFigures).Assembly),
            RuntimeInformation.FrameworkDescription,
            new DateTimeOffset(process.StartTime.ToUniversalTime()),
            process.WorkingSet64,
            GC.GetGCMemoryInfo().HeapSizeBytes,
            process.Threads.Count,
            ThreadPool.PendingWorkItemCount,
            Environment.ProcessorCount);
    }

    /// <summary>Without the commit that it was built from.</summary>
    private static string VersionOf(Assembly assembly) => (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];
}

internal sealed class OperatingHostType : ObjectGraphType<HostFigures>
{
    public OperatingHostType()
    {
        Name = "OperatingHost";
        Description = "The process that answers.";
        Field<NonNullGraphType<StringGraphType>>("version").Description("Of the directory's software.").Resolve(context => context.Source.Version);
        Field<NonNullGraphType<StringGraphType>>("runtime").Description("What it runs on, with its version.").Resolve(context => context.Source.Runtime);
        Field<NonNullGraphType<DateTimeScalar>>("startedAt").Description("When it was started.").Resolve(context => context.Source.StartedAt);
        Field<NonNullGraphType<FloatGraphType>>("memoryBytes").Description("What it takes of the machine's memory.").Resolve(context => (double)context.Source.MemoryBytes);
        Field<NonNullGraphType<FloatGraphType>>("heapBytes").Description("What of that its objects took when they were last collected.").Resolve(context => (double)context.Source.HeapBytes);
        Field<NonNullGraphType<IntGraphType>>("threads").Description("How many threads it has.").Resolve(context => context.Source.Threads);
        Field<NonNullGraphType<FloatGraphType>>("queuedWork").Description("How many pieces of work wait for a thread.").Resolve(context => (double)context.Source.QueuedWork);
        Field<NonNullGraphType<IntGraphType>>("processors").Description("How many processors it may use.").Resolve(context => context.Source.Processors);
    }
}
