using System.Diagnostics;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Server;

public sealed class FailurePagesTests
{
    [Theory]
    [InlineData("en", "Something failed here")]
    [InlineData("fr", "Une erreur s’est produite ici")]
    public async Task Fault_OnAPageForPeople_GivesATraceAndNothingOfIt(string language, string title)
    {
        var (status, html) = await AskAsync("/account", language, _ => throw new InvalidOperationException("what went wrong inside"));

        Assert.Equal(StatusCodes.Status500InternalServerError, status);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Contains("<code>the-trace</code>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("inside", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmptyAnswer_OfAFailure_IsAPageForPeopleAlone()
    {
        Assert.Equal((404, true), await EmptyAsync("/account/nowhere"));
        Assert.Equal((404, false), await EmptyAsync("/connect/token"));
        Assert.Equal((404, false), await EmptyAsync("/graphql"));
    }

    private static async Task<(int Status, bool IsPage)> EmptyAsync(string path)
    {
        var (status, html) = await AskAsync(path, "en", http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return (status, html.Contains("This cannot be done", StringComparison.Ordinal));
    }

    private static async Task<(int Status, string Html)> AskAsync(string path, string language, RequestDelegate answer)
    {
        using var listener = new DiagnosticListener("pages");
        await using var services = new ServiceCollection().AddLogging().AddOptions().AddMetrics().AddSingleton(listener).AddSingleton<DiagnosticSource>(listener).BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseFailurePages();
        app.Run(answer);
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, TraceIdentifier = "the-trace" };
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = path;
        http.Request.Headers.AcceptLanguage = language;
        http.Response.Body = body;
        await Task.Run(async () =>
        {
            Activity.Current = null; // The runner's own.
            await app.Build()(http);
        });
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
