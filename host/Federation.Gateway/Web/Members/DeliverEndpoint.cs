using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Federating.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Web.Members;

/// <summary>
/// Takes a pass from a phone whose page is another directory's: it belongs to a member of a network that speaks for itself. Nobody has to be signed in here; the pass proves itself, and the nonce that only this door gave
/// out. Thread safe.
/// </summary>
internal sealed class DeliverEndpoint(FederationGuard guard, IDirectoryGrains grains, CentreArchive centres, ProblemCatalogue remedies)
{
    public const string MediaType = "application/jwt";
    public const string Pattern = MemberPages.DoorPath + "/{centre}/pass";

    /// <summary>Two signatures are checked, and perhaps somebody is asked.</summary>
    private const int Points = 5;

    public static string PathOf(CentreId centre) => $"{MemberPages.DoorPath}/{centre}/pass";

    /// <summary>What a browser asks before it sends to another site something that no form could.</summary>
    public static IResult Allow(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = HttpMethods.Post;
        headers.AccessControlAllowHeaders = "content-type";
        headers.AccessControlMaxAge = "600";
        return Results.NoContent();
    }

    public Task HandleAsync(HttpContext http, string centre) => guard.RunAsync(http, Points, async cancellationToken =>
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != MediaType) return FederationRefusal.Invalid($"A pass is sent as {MediaType}.");
        if (!CentreId.TryParse(centre, out var id) || (await centres.ReadAsync([id], cancellationToken))[0] is not { State.IsClosed: false }) return FederationRefusal.NotFound("There is no such centre.");
        string pass = await ReadAsync(http.Request, cancellationToken);
        var answer = await grains.Door(id).Present(pass);
        await Results.Json(new
        {
            verdict = VerdictOf(answer.Verdict),
            code = answer.Code,
            receipt = answer.Receipt,
            remedy = new { en = remedies.Remedy(answer.Code, null, RemedyLanguage.English), fr = remedies.Remedy(answer.Code, null, RemedyLanguage.French) },
        }).ExecuteAsync(http);
        return null;
    });

    /// <summary>As GraphQL writes it.</summary>
    private static string VerdictOf(AdmissionVerdict verdict) => verdict switch
    {
        AdmissionVerdict.Allowed => "ALLOWED",
        AdmissionVerdict.Blocked => "BLOCKED",
        AdmissionVerdict.Expired => "EXPIRED",
        AdmissionVerdict.NoCredit => "NO_CREDIT",
        _ => "NOT_ALLOWED",
    };

    /// <summary>What is longer than any pass is cut, and so is none.</summary>
    private static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        byte[] room = new byte[PassVerifier.MostCharacters + 1];
        int length = await request.Body.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.Latin1.GetString(room, 0, length);
    }
}
