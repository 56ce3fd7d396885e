using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Asking;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Centres;

/// <summary>The page of a centre, its corrections, and what other sites show of it in a frame. Thread safe.</summary>
internal sealed class CentreEndpoint(IPageQuestions questions, PageWriter pages)
{
    /// <summary>Fields that somebody can suggest another value of, as the schema names them.</summary>
    public static IReadOnlyList<string> Correctable { get; } = ["name", "description", "website", "phone", "openingHours", "capacity"];

    private const string Corrected = "corrected";
    private const double NearbyKm = 50;
    private const int MostNearby = 6;

    public Task HandleAsync(HttpContext http, Language language, string key) => ShowAsync(http, language, key, refused: null);

    /// <summary>Takes a correction.</summary>
    public async Task CorrectAsync(HttpContext http, Language language, string key)
    {
        if (!http.Request.HasFormContentType)
        {
            await pages.WriteFailureAsync(http, FrameOf(http, language, key, ""), StatusCodes.Status400BadRequest);
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string field = form["field"].ToString(), value = form["value"].ToString();
        string? comment = form["comment"].ToString() is { Length: > 0 } typed ? typed : null;
        var input = new Dictionary<string, object?> { ["centre"] = key, ["field"] = field, ["value"] = value };
        if (comment is not null) input["comment"] = comment;
        var reading = await CorrectionQuestion.Suggest.AskAsync(http, questions, new Dictionary<string, object?> { ["input"] = input, ["language"] = language.GraphQL });
        if (reading.Data?.SuggestCorrection is not { } done) await pages.WriteFailureAsync(http, FrameOf(http, language, key, "") with { Reader = reading.Reader }, reading.Refusal, reading.Errors, reading.RetryAfter);
        else if (done.Code is null) AfterForm.SeeOther(http, Routes.Centre(language, key), Corrected, "correct");
        else await ShowAsync(http, language, key, new CorrectionRefused(done.Remedy ?? done.Code, done.Code, field, value, comment));
    }

    /// <summary>What fits into a frame on another site.</summary>
    public async Task EmbedAsync(HttpContext http, Language language, string key)
    {
        var reading = await AskAsync(http, language, key);
        if (reading.Data?.Centre is not { } centre)
        {
            http.Response.StatusCode = StatusOf(reading);
            if (reading.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
            return;
        }

        await pages.WriteAsync<EmbedPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(EmbedPage.View)] = ViewOf(http, language, centre) }, isFramed: true);
    }

    private async Task ShowAsync(HttpContext http, Language language, string key, CorrectionRefused? refused)
    {
        var reading = await AskAsync(http, language, key);
        if (reading.Data?.Centre is not { } centre)
        {
            await pages.WriteFailureAsync(http, FrameOf(http, language, key, "") with { Reader = reading.Reader }, StatusOf(reading), reading.Errors, reading.RetryAfter);
            return;
        }

        // A centre that was merged into another answers for both; it has one address.
        if (centre.Key != key && refused is null)
        {
            http.Response.Redirect(Routes.Centre(language, centre.Key) + http.Request.QueryString, permanent: false);
            return;
        }

        var view = ViewOf(http, language, centre) with { Nearby = await NearbyAsync(http, centre), IsSignedIn = reading.IsSignedIn, Form = reading.IsSignedIn ? questions.FormToken(http) : null, Refused = refused, IsCorrected = AfterForm.Told(http.Request) == Corrected };
        var frame = FrameOf(http, language, centre.Key, centre.Name) with
        {
            Description = centre.Description ?? centre.Address?.Text,
            Reader = reading.Reader,
            IsListed = !centre.Closed && refused is null,
            StructuredData = CentreStructuredData.Of(centre, view.Origin + Routes.Centre(language, centre.Key)),
        };
        await pages.WriteAsync<CentrePage>(http, refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new Dictionary<string, object?> { [nameof(CentrePage.Frame)] = frame, [nameof(CentrePage.View)] = view });
    }

    /// <summary>An address that holds no key is one of no centre.</summary>
    public static int StatusOf<T>(PageReading<T> reading)
        where T : class => reading.Refusal == StatusCodes.Status400BadRequest ? StatusCodes.Status404NotFound : reading.Refusal;

    private Task<PageReading<CentreAnswer>> AskAsync(HttpContext http, Language language, string key) =>
        CentreQuestion.One.AskAsync(http, questions, new Dictionary<string, object?> { ["id"] = key, ["language"] = language.GraphQL });

    private async Task<IReadOnlyList<NearbyEdge>?> NearbyAsync(HttpContext http, CentreDetails centre)
    {
        if (centre.Location is not { } location) return null;
        var place = new Dictionary<string, object?> { ["near"] = new Dictionary<string, object?>(location.ToVariable()) { ["radiusKm"] = NearbyKm } };
        var reading = await CentreQuestion.Nearby.AskAsync(http, questions, new Dictionary<string, object?> { ["place"] = place });
        return reading.Data?.Centres is { } found ? [.. found.Edges.Where(edge => edge.Node.Key != centre.Key).Take(MostNearby)] : null;
    }

    private static CentreView ViewOf(HttpContext http, Language language, CentreDetails centre) => new() { Language = language, Centre = centre, Origin = Frame.OriginOf(http.Request) };

    private static Frame FrameOf(HttpContext http, Language language, string key, string title) => Frame.Of(http, language, title, other => Routes.Centre(other, key));
}
