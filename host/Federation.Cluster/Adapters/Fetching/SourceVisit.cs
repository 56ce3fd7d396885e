namespace Federation.Cluster.Adapters.Fetching;

/// <summary>One thing that a worker asked the host for. Not thread safe: it is asked for, then read.</summary>
/// <param name="known">What to ask the server about; null to read whatever it has.</param>
internal sealed class SourceVisit(SourceWatch watch, SourceVersion? known)
{
    private SourceVersion? _version;

    /// <summary>Sends a request, with the question whether its answer changed where that can be asked.</summary>
    /// <exception cref="SourceUnchangedException">It did not change.</exception>
    /// <exception cref="Contracts.AdapterException">As <see cref="HostFetcher.SendAsync"/>.</exception>
    public async Task<HttpAnswer> SendAsync(HostFetcher fetcher, HttpAsk ask, FetchRights rights, CancellationToken cancellationToken)
    {
        bool suits = ConditionalRequest.Suits(ask);
        var asked = suits && known?.Request == ConditionalRequest.HashOf(ask) ? known : null;
        var answer = await fetcher.SendAsync(ask with { Known = asked }, rights, cancellationToken);
        if (answer.IsUnchanged)
        {
            await answer.DisposeAsync();
            if (watch.TryFindUnchanged()) throw new SourceUnchangedException();
            answer = await fetcher.SendAsync(ask, rights, cancellationToken);
        }

        if (suits) _version = ConditionalRequest.VersionOf(ask, answer);
        return answer;
    }

    /// <summary>The body was read to its end: an adapter that takes half of it for the whole reads the other half next time.</summary>
    public void ReadToEnd()
    {
        if (_version is { } version) watch.Find(version);
    }
}
