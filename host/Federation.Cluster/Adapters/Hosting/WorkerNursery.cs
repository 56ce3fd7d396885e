using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Starts processes from one thread that lives as long as the host. A worker asks the kernel to die with whoever started it, and to the
/// kernel that is a thread: one of the thread pool would take its workers along whenever the pool shrinks. Thread safe.
/// </summary>
internal static class WorkerNursery
{
    private static readonly BlockingCollection<Birth> Births = [];

    static WorkerNursery()
    {
        var thread = new Thread(() =>
        {
            foreach (var birth in Births.GetConsumingEnumerable()) birth.Attend();
        })
        {
            IsBackground = true,
            Name = "worker nursery",
        };
        thread.Start();
    }

    /// <exception cref="Exception">As <see cref="Process.Start(ProcessStartInfo)"/>.</exception>
    public static Process? Start(ProcessStartInfo start)
    {
        var birth = new Birth(start);
        Births.Add(birth);
        return birth.Process.Task.GetAwaiter().GetResult();
    }

    private sealed record Birth(ProcessStartInfo Start)
    {
        public TaskCompletionSource<Process?> Process { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [SuppressMessage("Design", "CA1031", Justification = "It is for whoever asked for the process. Thrown here it would end the thread, and the host with it.")]
        public void Attend()
        {
            try
            {
                Process.SetResult(System.Diagnostics.Process.Start(Start));
            }
            catch (Exception exception)
            {
                Process.SetException(exception);
            }
        }
    }
}
