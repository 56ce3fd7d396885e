using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What one worker was seen to do beside its work: the first of each code, each once. Thread safe.</summary>
internal sealed class WorkerFindings
{
    /// <summary>Of one code: who makes up refusals without end still cannot hide that a secret was shown.</summary>
    private const int Most = 20;

    private readonly Lock _turn = new();
    private Issue[] _found = [];

    public IReadOnlyList<Issue> Found => Volatile.Read(ref _found);

    /// <summary>True where it was new.</summary>
    public bool Add(string code, string message)
    {
        lock (_turn)
        {
            if (_found.Count(known => known.Code == code) >= Most || Array.Exists(_found, known => known.Code == code && known.Message == message)) return false;
            _found = [.. _found, Issue.Warning(code, message)];
            return true;
        }
    }
}
