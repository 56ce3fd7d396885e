using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Places;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Directory;

/// <summary>The directory: all of it at first, then what somebody asks for. Thread safe.</summary>
internal sealed class DirectoryEndpoint(IPageQuestions questions, PageWriter pages, Gazetteer towns, TimeProvider clock)
{
    /// <summary>The id of the part that an answer of htmx replaces.</summary>
    private const string Part = "results";

    private const string SearchField = "q";

    private const int MostOtherTowns = 4;

    public async Task HandleAsync(HttpContext http, Language language)
    {
        var request = DirectoryRequest.Of(http.Request.Query);
        string address = Routes.Directory(language) + request.ToQuery();
        bool isPart = Htmx.Wants(http.Request, Part);
        // A form sends every field, also those left empty; what people share and come back to is the short address.
        if (!isPart && HasEmptyFields(http.Request.Query))
        {
            http.Response.Redirect(address);
            return;
        }

        var view = await ReadAsync(http, language, request);
        if (view.Reading.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
        if (isPart)
        {
            // Who types does not want to go back letter by letter.
            http.Response.Headers[Htmx.AskedBy(http.Request) == SearchField ? Htmx.ReplaceAddress : Htmx.PushAddress] = address;
            await pages.WriteAsync<ResultsPart>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(ResultsPart.View)] = view });
            return;
        }

        int status = view.Page is null ? view.Reading.Refusal : StatusCodes.Status200OK;
        await pages.WriteAsync<DirectoryPage>(http, status, new Dictionary<string, object?> { [nameof(DirectoryPage.Frame)] = FrameOf(http, view), [nameof(DirectoryPage.View)] = view });
    }

    private async Task<DirectoryView> ReadAsync(HttpContext http, Language language, DirectoryRequest request)
    {
        var now = clock.GetUtcNow();
        var (filter, found, unknown) = RequestedPlaces.Of(request, towns);
        var variables = new Dictionary<string, object?>
        {
            ["filter"] = filter.ToVariable(now),
            [request.Before is null ? "first" : "last"] = DirectoryQuestion.PageSize,
            ["after"] = request.Before is null ? request.After : null,
            ["before"] = request.Before,
            ["orderBy"] = request.Order is "DISTANCE" && filter.Near is null && filter.Commute is null ? null : request.Order,
            ["axis"] = request.Axis,
            ["language"] = language.GraphQL,
        };
        return new DirectoryView
        {
            Language = language,
            Request = request,
            Filter = filter,
            Reading = await DirectoryQuestion.Page.AskAsync(http, questions, variables),
            Town = found is [var town, ..] ? town : null,
            OtherTowns = [.. found.Skip(1).Take(MostOtherTowns)],
            UnknownTowns = unknown,
            Now = now,
        };
    }

    private static Frame FrameOf(HttpContext http, DirectoryView view) => Frame.Of(http, view.Language, view.Request.IsBlank ? ShellWords.Of(view.Language).Name : view.Words.Heading, other => Routes.Directory(other) + view.Request.ToQuery()) with
    {
        Description = view.Words.Lead,
        Reader = view.Reading.Reader,
        Section = Section.Directory,
        IsListed = view.Request.IsBlank,
        Feed = view.Feed,
        HasMap = true,
    };

    private static bool HasEmptyFields(IQueryCollection query) => query.Any(field => field.Value.Count == 0 || field.Value.Any(string.IsNullOrEmpty));
}
