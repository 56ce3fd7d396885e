namespace Federation.Cluster.Adapters.Fetching;

/// <summary>What one server said to one request. It holds the request's turn until it is disposed or its turn is over.</summary>
internal sealed record Reply(HttpResponseMessage Response, IDisposable Turn) : IDisposable
{
    public void Dispose()
    {
        Response.Dispose();
        Turn.Dispose();
    }
}
