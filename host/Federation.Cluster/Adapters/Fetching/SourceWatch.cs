namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Watches what one worker has fetched: whether all of it is one answer of one address, which a later worker can ask about, and whether the server said that
/// nothing changed since an earlier one. Thread safe.
/// </summary>
public sealed class SourceWatch
{
    private readonly Lock _turn = new();
    private int _visits;
    private SourceVersion? _found;
    private bool _gavePages;
    private bool _isUnchanged;

    /// <summary>
    /// What an earlier worker found with the same adapter and configuration. The server is asked about it by the worker's first request, if that is the same request, and only
    /// while the worker has given no page. Null by default: everything is read. Set it before the fetch.
    /// </summary>
    public SourceVersion? Known { get; set; }

    /// <summary>True once the server said that the source is as <see cref="Known"/>: the worker has been ended, and its adapter has seen nothing.</summary>
    public bool IsUnchanged
    {
        get
        {
            lock (_turn) return _isUnchanged;
        }
    }

    /// <summary>
    /// What the worker found; null where it asked for more than one thing, or for a file, did not read its answer to the end, or got no name for it.
    /// </summary>
    public SourceVersion? Found
    {
        get
        {
            lock (_turn) return _visits == 1 ? _found : null;
        }
    }

    /// <summary>The worker asks for something.</summary>
    internal SourceVisit Begin()
    {
        lock (_turn) return new SourceVisit(this, ++_visits == 1 && !_gavePages ? Known : null);
    }

    /// <summary>From here on a worker that was ended would leave half a run behind.</summary>
    internal void GavePage()
    {
        lock (_turn) _gavePages = true;
    }

    internal void Find(SourceVersion version)
    {
        lock (_turn) _found = version;
    }

    /// <summary>False where the worker has given a page meanwhile: then it has to be read on.</summary>
    internal bool TryFindUnchanged()
    {
        lock (_turn) return _isUnchanged = !_gavePages;
    }
}
