using Federation.Gateway.GraphQL.Pages;

namespace Federation.Web.Sitemaps;

/// <summary>All files of the sitemap, made when somebody asks and kept for an hour: one walk through all centres, a hundred at a time. Thread safe.</summary>
internal sealed class SitemapBook(IPageQuestions questions, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<byte[]>? _files;
    private DateTimeOffset _until;

    /// <returns>At least one, each packed by gzip.</returns>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(string origin, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_files is { } files && clock.GetUtcNow() < _until) return files;
            _files = await WriteAsync(origin, cancellationToken);
            _until = clock.GetUtcNow() + Kept;
            return _files;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IReadOnlyList<byte[]>> WriteAsync(string origin, CancellationToken cancellationToken)
    {
        var files = new List<byte[]>();
        var centres = new List<SitemapCentre>();
        string? after = null;
        do
        {
            var page = (await SitemapQuestion.Centres.AskAsHostAsync(questions, new Dictionary<string, object?> { ["after"] = after }, cancellationToken)).Centres ?? throw new InvalidOperationException("A page of all centres is always there.");
            centres.AddRange(page.Nodes);
            after = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
            if (after is not null && centres.Count < SitemapFile.MostCentres) continue;
            files.Add(SitemapFile.Write(centres, origin, isFirst: files.Count == 0));
            centres.Clear();
        }
        while (after is not null);
        return files;
    }
}
