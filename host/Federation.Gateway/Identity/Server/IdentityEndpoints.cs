using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Federating.Http;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Terminals;
using Federation.Gateway.Web;
using Federation.Gateway.Web.Accounts;
using Federation.Gateway.Web.Members;
using Federation.Gateway.Web.SignIn;
using Federation.Gateway.Web.Terminals;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server.AspNetCore;

namespace Federation.Gateway.Identity.Server;

/// <summary>Opens the sign-in's doors.</summary>
public static class IdentityEndpoints
{
    /// <summary>What anybody may ask of the directory, without saying who it is.</summary>
    private static readonly PathString[] OfDirectory = ["/graphql", "/export", "/feed", "/healthz"];

    /// <summary>What runs before any endpoint: the address that requests are for, and OpenIddict, which answers its own.</summary>
    public static void UseDirectoryIdentity(this IApplicationBuilder app)
    {
        // Behind a proxy on this machine everybody would be one address, and one who guesses passwords would stand for all. Whoever asks from elsewhere is not believed.
        if (app.ApplicationServices.GetRequiredService<IdentitySettings>() is { PublicUrl: not null } settings)
        {
            var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
            foreach (var proxy in settings.Proxies) believed.KnownIPNetworks.Add(proxy);
            app.UseForwardedHeaders(believed);
        }

        var scheme = app.ApplicationServices.GetRequiredService<PublicScheme>();
        var first = app.ApplicationServices.GetRequiredService<FirstRequests>();
        app.Use(next => first.Pipeline = http => scheme.InvokeAsync(http, next));
        app.Use(next => http => TerminalPort.InvokeAsync(http, next));
        app.UseFailurePages();
        app.Use(next => http => SmallBodies.InvokeAsync(http, next));
        app.UseRouting();
        // OpenIddict looks at every request, which costs more than most answers of the directory. What strangers ask of it is nothing to OpenIddict.
        app.UseWhen(http => !IsOfStranger(http.Request), own => own.UseAuthentication());
        app.Properties["__AuthenticationMiddlewareSet"] = true; // or WebApplication puts it before everything
    }

    /// <summary>True where the directory is asked by somebody who shows no token, and cannot show one later: over a WebSocket one could.</summary>
    private static bool IsOfStranger(HttpRequest request) =>
        request.Headers.Authorization.Count == 0 && (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method)) && request.Headers.Upgrade.Count == 0 && (FederatingRoutes.Owns(request.Path) || Array.Exists(OfDirectory, own => request.Path.StartsWithSegments(own)));

    public static void MapDirectoryIdentity(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(IdentityRoutes.Authorize, ["GET", "POST"], (HttpContext http, AuthorizeEndpoint endpoint) => endpoint.HandleAsync(http));
        endpoints.MapPost(IdentityRoutes.Token, (HttpContext http, TokenEndpoint endpoint) => endpoint.HandleAsync(http));
        endpoints.MapMethods(IdentityRoutes.Verification, ["GET", "POST"], (HttpContext http, VerificationEndpoint endpoint) => endpoint.HandleAsync(http));
        endpoints.MapGet(IdentityRoutes.Verified, TerminalPages.Done);
        endpoints.MapGet(IdentityRoutes.TerminalRefused, TerminalPages.Refused);
        endpoints.MapMethods(IdentityRoutes.UserInfo, ["GET", "POST"], (Delegate)UserInfoEndpoint.HandleAsync);
        endpoints.MapMethods(IdentityRoutes.EndSession, ["GET", "POST"], (HttpContext http, SignInSessions sessions) => EndSessionAsync(http, sessions));
        endpoints.MapMethods(IdentityRoutes.Callback("{network}"), ["GET", "POST"], (HttpContext http, ProviderCallback callback) => callback.HandleAsync(http));
        endpoints.MapPost(IdentityRoutes.ProviderLogout("{network}"), (HttpContext http, string network, ProviderLogout logout) => logout.HandleAsync(http, network));
        endpoints.MapGet(IdentityRoutes.SignIn, (HttpContext http, SignInEndpoints pages) => pages.ChooseAsync(http));
        endpoints.MapPost(IdentityRoutes.SignIn, (HttpContext http, SignInEndpoints pages) => pages.ByPasswordAsync(http));
        endpoints.MapPost(IdentityRoutes.SignIn + "/network", (HttpContext http, SignInEndpoints pages) => pages.ByNetworkAsync(http));
        endpoints.MapPost(IdentityRoutes.SignIn + "/email", (HttpContext http, SignInEndpoints pages) => pages.ByEmailAsync(http));
        endpoints.MapPost(IdentityRoutes.SignOut, (HttpContext http, SignInEndpoints pages) => pages.SignOutAsync(http));
        endpoints.MapGet(IdentityRoutes.Enrol, (HttpContext http, AccountEndpoints pages) => pages.EnrolAsync(http));
        endpoints.MapPost(IdentityRoutes.Enrol, (HttpContext http, AccountEndpoints pages) => pages.TakeOverAsync(http));
        endpoints.MapPost(IdentityRoutes.Enrol + "/accept", (HttpContext http, AccountEndpoints pages) => pages.AcceptAsync(http));
        endpoints.MapGet(MemberPages.PassPath, (HttpContext http, MemberEndpoints pages) => pages.PassAsync(http));
        endpoints.MapGet(MemberPages.VisitPath, (HttpContext http, MemberEndpoints pages) => pages.VisitAsync(http));
        endpoints.MapGet(MemberPages.PassesPath, MemberPages.Passes);
        endpoints.MapGet(MemberPages.PassesPath + MemberPages.ManifestFile, MemberPages.PassesManifestOf);
        endpoints.MapGet(MemberPages.DoorPath + "/{centre}" + MemberPages.ManifestFile, (HttpContext http, string centre, MemberEndpoints pages) => pages.DoorManifestAsync(http, centre));
        endpoints.MapGet(MemberPages.CodePath, MemberEndpoints.Code);
        if (endpoints.ServiceProvider.GetService<DeliverEndpoint>() is { } deliver)
        {
            endpoints.MapPost(DeliverEndpoint.Pattern, deliver.HandleAsync);
            endpoints.MapMethods(DeliverEndpoint.Pattern, ["OPTIONS"], DeliverEndpoint.Allow);
        }

        endpoints.MapGet(MemberPages.DoorPath + "/{centre}", (HttpContext http, string centre, MemberEndpoints pages) => pages.DoorAsync(http, centre));
        endpoints.MapGet(StatusListDesk.Path, CredentialStatesEndpoint.HandleAsync);
        AssetEndpoint.Map(endpoints);
        endpoints.MapGet(IdentityRoutes.OwnData, (HttpContext http, OwnDataEndpoints own) => own.DownloadAsync(http));
        endpoints.MapPost(IdentityRoutes.ForgetVisits, (HttpContext http, OwnDataEndpoints own) => own.ForgetAsync(http));
        endpoints.MapPost(IdentityRoutes.Disagree, (HttpContext http, OwnDataEndpoints own) => own.DisagreeAsync(http));
        endpoints.MapPost(IdentityRoutes.CloseAccount, (HttpContext http, OwnDataEndpoints own) => own.CloseAsync(http));
        endpoints.MapGet(IdentityRoutes.Account, (HttpContext http, AccountEndpoints pages) => pages.ShowAsync(http));
    }

    /// <summary>A client's wish to sign the person out. OpenIddict has checked where it leads.</summary>
    private static async Task<IResult> EndSessionAsync(HttpContext http, SignInSessions sessions)
    {
        await sessions.EndAsync(http);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = IdentityRoutes.SignIn }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
