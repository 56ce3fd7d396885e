namespace Federation.Cluster.Adapters.Fetching;

/// <summary>What the host allows itself when it fetches or opens something for an adapter.</summary>
public sealed class FetchOptions
{
    /// <summary>Sent with every request.</summary>
    public string UserAgent { get; set; } = "FederationDirectory/0.1";

    /// <summary>Servers of this machine, such as <c>http://127.0.0.1:8080</c>, that any network may be read from whose configuration names them. None by default.</summary>
    public IReadOnlyList<Uri> SourcesOnThisMachine { get; set; } = [];

    public TimeSpan ConnectTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the host waits for one source, from the request to the last byte, redirects and tries again included. Time in which the adapter does
    /// not ask for more, and time in which the host waits for its turn at a busy server, do not count.
    /// </summary>
    public TimeSpan RequestTime { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest body, in bytes; it holds before decompression and after.</summary>
    public long BodyBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// How many bytes may come out of one that was sent. It is looked at once <see cref="ExpansionFrom"/> bytes came out: listings compress 5 to 20 times, the
    /// blankest pretty-printed JSON some 60 times, and deflate ends at 1,032.
    /// </summary>
    public int Expansion { get; set; } = 100;

    /// <summary>In bytes after decompression: below it no expansion harms anyone.</summary>
    public long ExpansionFrom { get; set; } = 1024 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; set; } = 512L * 1024 * 1024;

    public int Redirects { get; set; } = 5;

    /// <summary>How many requests one server gets at once, from all networks together; 1 to 16. A manifest may ask for fewer.</summary>
    public int RequestsAtOnce { get; set; } = 2;

    /// <summary>From the start of one request to a server to the start of the next; at most a minute. A manifest may ask for more.</summary>
    public TimeSpan BetweenRequests { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After this time a request gives its turn to the next, even when its body has not been read to its end: an adapter that does not read must not keep others away.</summary>
    public TimeSpan TurnTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is tried again; 0 for never.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>Before the first try again where the server names no time; it doubles with each. Half of it is up to chance.</summary>
    public TimeSpan RetryTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a try again. A server that asks for more is not waited for: the run fails, and says when to come again.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What stands around the network: it is given the handler that exchanges one request with one server, and gives the one to use in its place, which it then owns. A recording
    /// or a stored answer. Null, the default, for nothing. Addresses are checked before it, answers unpacked and capped after it.
    /// </summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Around { get; set; }

    /// <exception cref="InvalidOperationException">Names the settings that cannot be, and their values.</exception>
    internal void Validate()
    {
        Require(ConnectTime > TimeSpan.Zero && RequestTime > TimeSpan.Zero && TurnTime > TimeSpan.Zero, $"{nameof(ConnectTime)} ({ConnectTime}), {nameof(RequestTime)} ({RequestTime}) and {nameof(TurnTime)} ({TurnTime}) must be above zero.");
        Require(BodyBytes >= 1 && FileBytes >= 1 && ExpansionFrom >= 1, $"{nameof(BodyBytes)} ({BodyBytes:N0}), {nameof(FileBytes)} ({FileBytes:N0}) and {nameof(ExpansionFrom)} ({ExpansionFrom:N0}) must be at least 1.");
        Require(Expansion >= 1, $"{nameof(Expansion)} ({Expansion:N0}) must be at least 1.");
        Require(Redirects >= 0 && Retries >= 0, $"{nameof(Redirects)} ({Redirects:N0}) and {nameof(Retries)} ({Retries:N0}) must not be below 0.");
        Require(RequestsAtOnce is >= 1 and <= Politeness.MostAtOnce, $"{nameof(RequestsAtOnce)} ({RequestsAtOnce:N0}) must be 1 to {Politeness.MostAtOnce}.");
        Require(BetweenRequests >= TimeSpan.Zero && BetweenRequests <= Politeness.LongestBetween, $"{nameof(BetweenRequests)} ({BetweenRequests}) must be 0 to {Politeness.LongestBetween}.");
        Require(RetryTime >= TimeSpan.Zero && RetryTime <= LongestWait, $"{nameof(RetryTime)} ({RetryTime}) must be 0 to {nameof(LongestWait)} ({LongestWait}).");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
