using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// Tells the host of every file that the cage refused to managed code, also where the adapter hides it. Native code is refused as well,
/// and nobody hears of it.
/// </summary>
internal sealed class RefusalWatch(HostLink link)
{
    /// <summary>Enough to know an adapter by.</summary>
    private const int Most = 20;

    private const int MostCharacters = 300;

    [ThreadStatic]
    private static bool _telling;

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    public void Begin() => AppDomain.CurrentDomain.FirstChanceException += Notice;

    private void Notice(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (_telling || thrown.Exception is not UnauthorizedAccessException refusal) return;
        _telling = true;
        try
        {
            string what = PlainText.Of(refusal.Message, MostCharacters);
            if (_told.Count < Most && _told.TryAdd(what, true)) link.Writer.Write(FrameType.Refused, new RefusalMessage(what), WireJson.Default.RefusalMessage);
        }
        finally
        {
            _telling = false;
        }
    }
}
