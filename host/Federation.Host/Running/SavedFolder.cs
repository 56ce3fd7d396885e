using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Host.Running;

/// <summary>Tells when somebody has saved files in a folder: they differ from those of before, and nothing changed any more between two looks. Not thread safe.</summary>
/// <param name="folder">It may go and come again, as builds do it.</param>
internal sealed class SavedFolder(string folder, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private string _known = Look(folder);

    /// <summary>Waits for the next time.</summary>
    public async Task SavedAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        string last = _known;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            string now = Look(folder);
            if (now.Length > 0 && now == last && now != _known)
            {
                _known = now;
                return;
            }

            last = now;
        }
    }

    private static string Look(string folder)
    {
        try
        {
            return FolderStamp.Of(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A build is at work there: the next look tells.
            return "";
        }
    }
}
