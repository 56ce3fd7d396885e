using Federation.Cluster.Mail;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Operating.Acts;
using Federation.Cluster.Operating.Keys;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Callers;
using Federation.Gateway.Identity.Federating;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Identity.Operating;
using Federation.Gateway.Identity.Passes;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Identity.Terminals;
using Federation.Gateway.Web.Accounts;
using Federation.Gateway.Web.Members;
using Federation.Gateway.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Server;

/// <summary>Adds the sign-in: accounts, sessions, the OpenID Connect provider that this directory is, and the client that it is of the networks' providers.</summary>
public static class IdentityRegistration
{
    /// <summary>The audience of access tokens for this directory's own API.</summary>
    internal const string Resource = "directory";

    private static readonly TimeSpan AccessTokens = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Codes = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RefreshTokens = TimeSpan.FromDays(14);

    public static IServiceCollection AddDirectoryIdentity(this IServiceCollection services, IdentitySettings settings)
    {
        services.AddIdentityStore(settings);
        services.AddSingleton<FirstRequests>().AddHostedService<IdentityStart>().AddHostedService<KeyRefresh>().AddHostedService<StorePruning>();
        AddSessions(services, settings);
        AddOpenIddict(services, settings);
        AddPages(services, settings);
        services.AddTerminals();
        services.AddSingleton<ISigningKeySource, IdentityKeySource>().AddSingleton<IActTrail, RoleActs>().AddSingleton<IActTrail, MemberBlockActs>();
        if (settings.PublicUrl is { } anchor) services.AddSingleton<IOwnRoles, OwnRoles>().AddFederating(anchor, settings.LabelOwnerFile).AddFederatedClients();
        return services;
    }

    /// <summary>What a command needs as well: the account store and those who keep its books.</summary>
    internal static IServiceCollection AddIdentityStore(this IServiceCollection services, IdentitySettings settings)
    {
        services.AddSingleton(settings);
        services.AddDataProtection().SetApplicationName("federation").PersistKeysToFileSystem(IdentityFiles.OpenProtection(settings));
        AddDatabase(services, settings);
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = false; // Members of networks have none here. Where there is one it is the user name, which is unique.
                options.User.AllowedUserNameCharacters = "";
                options.Password = new PasswordOptions { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
            })
            .AddEntityFrameworkStores<IdentityDatabase>()
            .AddPasswordValidator<PasswordRules>();
        // OWASP's number for PBKDF2 with HMAC-SHA-512.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDatabase>());
        return services
            .AddSingleton<SignInAudit>()
            .AddSingleton<IdentityKeys>()
            .AddSingleton<LogoutSignal>()
            .AddSingleton<SessionEndings>()
            .AddSingleton<AccountBook>()
            .AddSingleton<GrantBook>()
            .AddSingleton<Invitations>()
            .AddSingleton<MembershipBook>()
            .AddSingleton<MemberRoster>()
            .AddSingleton<ProviderBook>()
            .AddSingleton<CredentialBook>()
            .AddSingleton<TermsBook>()
            .AddSingleton<ClientRegister>();
    }

    private static void AddDatabase(IServiceCollection services, IdentitySettings settings)
    {
        if (settings.Postgres is { } connection)
        {
            services.AddDbContext<IdentityDatabase, PostgresIdentityDatabase>(options => options.UseNpgsql(connection));
            return;
        }

        IdentityFiles.OpenDatabase(settings);
        services.AddDbContext<IdentityDatabase, SqliteIdentityDatabase>(options => options.UseSqlite($"Data Source={settings.DatabaseFile};Default Timeout=10").AddInterceptors(new SecureDeletion()));
    }

    private static void AddSessions(IServiceCollection services, IdentitySettings settings)
    {
        var cookies = new SignInCookies(settings);
        services
            .AddSingleton(cookies)
            .AddSingleton<SignInThrottle>()
            .AddSingleton<PasswordSignIn>()
            .AddSingleton<KnownDevices>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<SessionClients>()
            .AddSingleton<SignInSessions>()
            .AddSingleton<ProviderLogout>()
            .AddSingleton<LogoutTokens>()
            .AddHostedService(provider => ActivatorUtilities.CreateInstance<LogoutDelivery>(provider, LogoutDelivery.Network()))
            .AddSingleton<CallerGrants>()
            .AddSingleton<IOperators, EnrolledOperators>()
            .AddSingleton<IPassIssuerKeys, DirectoryPassKeys>()
            .AddSingleton<DirectoryCredentialStates>()
            .AddSingleton<ICredentialStates, CredentialStates>()
            .AddSingleton<CredentialDesk>()
            .AddSingleton<StatusListDesk>()
            .AddSingleton<IDoorIssuers, DirectoryDoorIssuers>()
            .AddSingleton<IMemberOffice, MemberOffice>()
            .AddSingleton<IAccountAddresses, AccountAddresses>()
            .AddSingleton<IAssessors, AssessorAccounts>()
            .AddSingleton<IOperatorAccounts, OperatorAccounts>()
            .AddSingleton<INetworkAccounts, ManagerAccounts>()
            .AddSingleton<IForeignStates, NoForeignStates>()
            .AddDoors()
            .AddSingleton<ICallerSource, TokenCallers>()
            .AddSingleton<SessionCallers>()
            .AddSingleton<ICallerSource>(provider => provider.GetRequiredService<SessionCallers>());
        // Who the browser is signed in as is known to every page, so that a form is good only for the account that it was given to.
        services.AddAuthentication(options => options.DefaultAuthenticateScheme = SignInSessions.Scheme).AddCookie(SignInSessions.Scheme, cookie =>
        {
            cookie.Cookie.Name = cookies.Of("session");
            cookie.Cookie.Path = SignInCookies.Path;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = cookies.Policy;
            cookie.ExpireTimeSpan = SignInSessions.Lasts;
            cookie.SlidingExpiration = false;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = cookies.Of("form");
            options.Cookie.Path = SignInCookies.Path;
            options.Cookie.SecurePolicy = cookies.Policy;
            options.SuppressXFrameOptionsHeader = true; // The pages' own policy says more.
        });
    }

    private static void AddOpenIddict(IServiceCollection services, IdentitySettings settings)
    {
        // At Information OpenIddict writes whole requests and answers, with whatever providers tell of people: names and addresses.
        services.AddLogging(logging => logging.AddFilter("OpenIddict", LogLevel.Warning).AddFilter("System.Net.Http.HttpClient.OpenIddict", LogLevel.Warning));
        services.AddSingleton<PairwiseSubjects>().AddSingleton<TokenPrincipals>();
        services.AddSingleton<ServerKeys>()
            .AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<ServerKeys>())
            .AddSingleton<IConfigureOptions<OpenIddictClientOptions>>(provider => provider.GetRequiredService<ServerKeys>())
            .AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<ServerKeys>())
            .AddSingleton<IOptionsChangeTokenSource<OpenIddictClientOptions>>(provider => provider.GetRequiredService<ServerKeys>())
            .AddSingleton<IOptionsChangeTokenSource<OpenIddictValidationOptions>>(provider => provider.GetRequiredService<ServerKeys>());
        services
            .AddSingleton<IConfigureOptions<OpenIddictClientOptions>>(provider => provider.GetRequiredService<ProviderBook>())
            .AddSingleton<IOptionsChangeTokenSource<OpenIddictClientOptions>>(provider => provider.GetRequiredService<ProviderBook>());
        services.AddOpenIddict()
            .AddServer(server =>
            {
                server
                    .SetAuthorizationEndpointUris(IdentityRoutes.Authorize)
                    .SetTokenEndpointUris(IdentityRoutes.Token)
                    .SetPushedAuthorizationEndpointUris(IdentityRoutes.PushedAuthorization)
                    .SetUserInfoEndpointUris(IdentityRoutes.UserInfo)
                    .SetIntrospectionEndpointUris(IdentityRoutes.Introspection)
                    .SetRevocationEndpointUris(IdentityRoutes.Revocation)
                    .SetEndSessionEndpointUris(IdentityRoutes.EndSession)
                    .SetJsonWebKeySetEndpointUris(IdentityRoutes.KeySet)
                    .AllowAuthorizationCodeFlow()
                    .AllowRefreshTokenFlow()
                    .AllowClientCredentialsFlow()
                    .AllowTokenExchangeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes([Scopes.OpenId, Scopes.OfflineAccess, .. TokenScopes.All])
                    .SetAccessTokenLifetime(AccessTokens)
                    .SetIssuedTokenLifetime(AccessTokens)
                    .SetAuthorizationCodeLifetime(Codes)
                    .SetRefreshTokenLifetime(RefreshTokens)
                    // A refresh token that comes twice was stolen, or its answer was lost: either way the person signs in again.
                    .SetRefreshTokenReuseLeeway(TimeSpan.Zero);
                TerminalRegistration.Open(server, settings.TerminalUrl);
                server.AddEventHandler(ClientAssertionTypes.Descriptor).AddEventHandler(IntrospectionAnswer.Descriptor).AddEventHandler(LogoutMetadata.Descriptor);
                if (settings.PublicUrl is { } issuer) server.SetIssuer(issuer);
                server.Configure(options =>
                {
                    options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
                    options.SubjectTypes.Clear();
                    options.SubjectTypes.Add(SubjectTypes.Pairwise);
                });
                server.UseAspNetCore()
                    .EnableStatusCodePagesIntegration()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough()
                    .EnableEndUserVerificationEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    // Whether the way here is secret is seen to where it is decided: PublicScheme tells it.
                    .DisableTransportSecurityRequirement();
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.AddAudiences(Resource);
                validation.EnableTokenEntryValidation();
                validation.EnableAuthorizationEntryValidation();
            })
            .AddClient(client =>
            {
                // Each network's provider has an address of its own below it; OpenIddict wants one also where there is no network yet.
                client.SetRedirectionEndpointUris(IdentityRoutes.SignIn.TrimStart('/') + "/callback").AllowAuthorizationCodeFlow();
                client.UseSystemNetHttp();
                client.UseAspNetCore().EnableStatusCodePagesIntegration().EnableRedirectionEndpointPassthrough().DisableTransportSecurityRequirement();
                client.Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
            });
        // After OpenIddict's own, which takes no other handler than its own kind: then ours is the last to say.
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>, ProviderRequests>();
        services.Configure<OpenIddictClientAspNetCoreOptions>(options =>
        {
            options.CookieBuilder.SecurePolicy = new SignInCookies(settings).Policy;
            options.CookieBuilder.SameSite = SameSiteMode.Lax;
        });
    }

    private static void AddPages(IServiceCollection services, IdentitySettings settings) => services
        .AddSingleton(new PublicScheme(settings.PublicUrl))
        .AddSingleton<NetworkNames>()
        .AddSingleton<FreshSignIns>()
        .AddScoped<AuthorizeEndpoint>()
        .AddScoped<TokenEndpoint>()
        .AddSingleton<ProviderCallback>()
        .AddSingleton<SignInEndpoints>()
        .AddSingleton<AccountEndpoints>()
        .AddSingleton<OwnDataDesk>()
        .AddSingleton<OwnDataThrottle>()
        .AddSingleton<OwnDataEndpoints>()
        .AddSingleton<MemberEndpoints>();
}
