using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What one worker was seen to do beside its work: the first of it, each once. Thread safe.</summary>
internal sealed class WorkerFindings
{
    private const int Most = 20;

    private readonly Lock _turn = new();
    private Issue[] _found = [];

    public IReadOnlyList<Issue> Found => Volatile.Read(ref _found);

    /// <summary>True where it was new.</summary>
    public bool Add(string code, string message)
    {
        lock (_turn)
        {
            if (_found.Length >= Most || Array.Exists(_found, known => known.Code == code && known.Message == message)) return false;
            _found = [.. _found, Issue.Warning(code, message)];
            return true;
        }
    }
}
