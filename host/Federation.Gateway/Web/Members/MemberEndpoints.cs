using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Gateway.Web.Members;

/// <summary>The page on a member's phone and the one at a door. Who may do what there is decided where the pages ask: by the API. Thread safe.</summary>
internal sealed class MemberEndpoints(CentreArchive centres, SignInSessions sessions, NetworkNames networks, ForeignHomes? homes = null, ForeignCentres? foreign = null)
{
    private const string Centre = "centre";
    private const string Nonce = "nonce";

    public async Task<IResult> PassAsync(HttpContext http)
    {
        if (!CentreId.TryParse(http.Request.Query[Centre], out var id) || await NameAsync(id, http.RequestAborted) is not { } name) return MemberPages.UnknownCentre(http);
        if (await sessions.FindAsync(http) is { } session) return MemberPages.Pass(http, OwnerOf(session), id, name);
        string signIn = SignInAddress.For(http.Request.GetEncodedPathAndQuery());
        var ways = homes is null ? [] : await homes.OfAsync(id, http.Request.Query, http.RequestAborted);
        if (ways.Count == 0) return Results.Redirect(signIn);
        var named = new List<(string Network, string Address)>();
        foreach (var (network, address) in ways) named.Add((await networks.OfAsync(network.Value, http.RequestAborted), address));
        return MemberPages.Home(http, name, named, signIn);
    }

    /// <summary>At the door of a centre of another directory, whose id is its address.</summary>
    public async Task<IResult> VisitAsync(HttpContext http)
    {
        if (await sessions.FindAsync(http) is not { } session) return Results.Redirect(SignInAddress.For(http.Request.GetEncodedPathAndQuery()));
        return foreign is not null && await foreign.FindAsync(http.Request.Query[Centre].ToString(), http.RequestAborted) is { } centre ? MemberPages.Visit(http, OwnerOf(session), centre) : MemberPages.UnknownCentre(http);
    }

    /// <summary>What the pages on a phone call an account: it leads nowhere, and is on no other page.</summary>
    private static string OwnerOf(SignInSession session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"wallet {session.Account.Id}")));

    /// <summary>A browser asks for it without saying who asks: it has the centre's name in it, which is everybody's.</summary>
    public async Task<IResult> DoorManifestAsync(HttpContext http, string centre) => CentreId.TryParse(centre, out var id) && await NameAsync(id, http.RequestAborted) is { } name
        ? MemberPages.Manifest(http, name, $"{MemberPages.DoorPath}/{id}")
        : Results.NotFound();

    public async Task<IResult> DoorAsync(HttpContext http, string centre)
    {
        if (await sessions.FindAsync(http) is null) return Results.Redirect(SignInAddress.For(http.Request.GetEncodedPathAndQuery()));
        return CentreId.TryParse(centre, out var id) && await NameAsync(id, http.RequestAborted) is { } name ? MemberPages.Door(http, id, name) : MemberPages.UnknownCentre(http);
    }

    /// <summary>The address of the member's page with a nonce, as a code to scan. Whoever can read it may have it: it holds no secret.</summary>
    public static IResult Code(HttpContext http)
    {
        if (!CentreId.TryParse(http.Request.Query[Centre], out var centre) || !DoorNonce.TryParse(http.Request.Query[Nonce], out var nonce)) return Results.NotFound();
        var query = new QueryBuilder { { Centre, centre.Value }, { Nonce, nonce.Value } };
        string address = UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, MemberPages.PassPath, query.ToQueryString());
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(QrPicture.Svg(address), QrPicture.MediaType);
    }

    private async Task<string?> NameAsync(CentreId id, CancellationToken cancellationToken) =>
        (await centres.ReadAsync([id], cancellationToken))[0] is { State.IsClosed: false } centre ? centre.Content.Name : null;
}
