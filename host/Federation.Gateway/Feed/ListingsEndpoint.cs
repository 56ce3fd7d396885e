using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Feed;
using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Gateway.Web;
using Federation.Registry.Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Feed;

/// <summary>Answers <c>/feed/listings</c> to anybody: the listings of this directory, page by page, and what changed since (docs/feed.md). Thread safe.</summary>
internal sealed partial class ListingsEndpoint(ListingsFeed feed, FeedThrottle throttle, ProblemCatalogue problems, TimeProvider clock, IOptions<GatewayOptions> options, ILogger<ListingsEndpoint> log)
{
    private const int DefaultItems = 200;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly FeedRefusal Expired = new(FeedCodes.CursorExpired, StatusCodes.Status410Gone, "The cursor is too old, or this directory's data was replaced since it was given.");
    private static readonly FeedRefusal Unusable = new(FeedCodes.CursorUnusable, StatusCodes.Status400BadRequest, "\"after\" is not a cursor of this feed.");
    private static readonly FeedRefusal BadLimit = new(FeedCodes.Limit, StatusCodes.Status400BadRequest, $"\"limit\" is a whole number from 1 to {ListingsFeed.MostItems}.");
    private static readonly FeedRefusal TooMany = new(FeedCodes.TooMany, StatusCodes.Status429TooManyRequests, "Too many requests came from this address.", TimeSpan.FromSeconds(1));
    private static readonly FeedRefusal Slow = new(FeedCodes.Slow, StatusCodes.Status503ServiceUnavailable, "The page was not ready in time.", Soon);
    private static readonly FeedRefusal Unavailable = new(FeedCodes.Unavailable, StatusCodes.Status503ServiceUnavailable, "The directory's store does not answer.", Soon);

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var gone = http.RequestAborted;
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, gone);
        FeedRefusal? refusal;
        try
        {
            refusal = throttle.Admits(http.Connection.RemoteIpAddress) ? await AnswerAsync(http, either.Token) : TooMany;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !gone.IsCancellationRequested && !http.Response.HasStarted)
        {
            refusal = Slow;
        }
        catch (StoreUnavailableException failure) when (!http.Response.HasStarted)
        {
            LogNoStore(log, failure);
            refusal = Unavailable;
        }
        catch (CertificateException failure) when (!http.Response.HasStarted)
        {
            refusal = new FeedRefusal(failure.Code, StatusCodes.Status503ServiceUnavailable, "This directory cannot sign the certificates of its labels for now.", Soon);
        }

        if (refusal is not null) await refusal.WriteAsync(http, problems);
    }

    /// <summary>Null where it was answered.</summary>
    private async Task<FeedRefusal?> AnswerAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        if (ReadLimit(query["limit"]) is not { } limit) return BadLimit;
        string? after = query["after"];
        ListingsCursor? cursor = null;
        if (after is not null && !ListingsCursor.TryParse(after, out cursor)) return Unusable;
        if (await feed.PlaceAsync(cursor, cancellationToken).WaitAsync(cancellationToken) is not { } place) return Expired;

        // Whatever the page holds comes from what is stored: while the feed stands still it stays the same page, and no row is read to say so. Weak, because the packed answer has the same
        // tag, and its cursor another time.
        var tag = new EntityTagHeaderValue($"\"{TagOf(place, after, limit)}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "public, no-cache";
        if (EntityTags.IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }

        var page = await feed.ReadAsync(place, limit, cancellationToken).WaitAsync(cancellationToken);
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        page.WriteTo(json);
        return null;
    }

    private static int? ReadLimit(string? text)
    {
        if (text is null) return DefaultItems;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is >= 1 and <= ListingsFeed.MostItems ? limit : null;
    }

    private static string TagOf(ListingsPlace place, string? after, int limit)
    {
        string all = string.Create(CultureInfo.InvariantCulture, $"{place.Cursor.Directory} {after} {limit} {place.Head}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(all))[..16]);
    }

    [LoggerMessage(LogLevel.Error, "A page of the listings feed could not be read: the store does not answer.")]
    private static partial void LogNoStore(ILogger log, Exception failure);
}
