using System.Globalization;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>
/// Reads pages of one feed through the host, and sees to it that it goes forward: on its own host, to pages not seen before, in order of <c>modified</c>. Equal ones may stand side by side. Not thread safe; one for
/// each run.
/// </summary>
internal sealed class RpdeFeed
{
    /// <summary>No feed of places has ten million items.</summary>
    private const int MostPages = 20_000;

    private readonly AdapterContext _context;
    private readonly Uri? _origin;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private RpdePage? _peeked;
    private decimal? _modified;

    public RpdeFeed(AdapterContext context)
    {
        _context = context;
        string source = context.Config.RequiredText("source");
        bool isWeb = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        _origin = isWeb ? address : null;
        First = isWeb ? address!.AbsoluteUri : source; // a web address is one
    }

    /// <summary>The address of the first page, or the path of a page that somebody stored, which is read alone.</summary>
    public string First { get; }

    /// <summary>Whether an address is of the feed's scheme, host and port.</summary>
    public bool IsOwn(string address) =>
        _origin is not null && Uri.TryCreate(address, UriKind.Absolute, out var given) && given.GetLeftPart(UriPartial.Authority) == _origin.GetLeftPart(UriPartial.Authority);

    /// <summary>The first page, which is then not asked for again.</summary>
    public async Task<RpdePage> PeekAsync(CancellationToken cancellationToken) => _peeked ??= await ReadAsync(First, cancellationToken);

    /// <exception cref="AdapterException">The feed is none, leads away, or does not go forward.</exception>
    public async Task<RpdePage> PageAsync(string address, CancellationToken cancellationToken)
    {
        if (!_seen.Add(address)) throw Standstill("leads back to a page that was read before");
        if (_seen.Count > MostPages) throw Standstill(string.Create(CultureInfo.InvariantCulture, $"has more than {MostPages} pages"));
        var page = address == First && _peeked is { } peeked ? peeked : await ReadAsync(address, cancellationToken);
        _peeked = null;
        return Judged(page);
    }

    /// <summary>As <see cref="PageAsync"/>, of a page whose bytes are there.</summary>
    public async Task<RpdePage> PageOfAsync(OpenedSource source, CancellationToken cancellationToken)
    {
        _seen.Add(First);
        return Judged(await ReadAsync(source, First, cancellationToken));
    }

    private RpdePage Judged(RpdePage page)
    {
        foreach (var item in page.Items)
        {
            if (item.Modified is not { } modified) continue;
            if (modified < _modified) throw new AdapterException(FailureKind.SourceChanged, "openactive.backwards", $"{item.Record.Locator}: the item was modified before the one that comes before it, so that nobody can tell where to go on.");
            _modified = modified;
        }

        if (page.Next == page.Address && page.Items.Count > 0) throw Standstill("has items on a page that leads to itself");
        return page;
    }

    private async Task<RpdePage> ReadAsync(string address, CancellationToken cancellationToken)
    {
        await using var source = await OpenedSource.OpenAsync(_context, address, cancellationToken);
        return await ReadAsync(source, address, cancellationToken);
    }

    private async Task<RpdePage> ReadAsync(OpenedSource source, string address, CancellationToken cancellationToken)
    {
        var format = new RpdePageFormat();
        var items = await format.ItemsAsync(source, _context, cancellationToken);
        if (format.Next is not { Length: > 0 } next) throw new AdapterException(FailureKind.SourceChanged, "openactive.no-feed", "The answer is no page of a feed: it does not say where to go on (\"next\").");
        if (_origin is null) return new RpdePage(address, items, null);
        if (!Uri.TryCreate(new Uri(address), next, out var whole) || !IsOwn(whole.AbsoluteUri)) throw new AdapterException(FailureKind.SourceChanged, "openactive.next-elsewhere", "The feed goes on at another host, or by another scheme, than it began at.");
        if (whole.AbsoluteUri.Length > FeedCursor.MostAddress) throw new AdapterException(FailureKind.SourceChanged, "openactive.next-elsewhere", $"The feed goes on at an address longer than {FeedCursor.MostAddress} characters.");
        return new RpdePage(address, items, whole.AbsoluteUri);
    }

    private static AdapterException Standstill(string how) => new(FailureKind.SourceChanged, "openactive.standstill", $"The feed {how}.");
}
