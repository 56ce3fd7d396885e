using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Tests.Identity.Server;

public sealed class TokenPrincipalsTests
{
    [Fact]
    public async Task Exchanged_ForAnotherClient_HasTheSubjectThatThatClientKnows()
    {
        await using var store = await AccountStore.OpenAsync();
        var keys = store.Get<IdentityKeys>();
        await keys.RefreshAsync(TestContext.Current.CancellationToken);
        var principals = new TokenPrincipals(new PairwiseSubjects(keys));
        var account = new Account { Id = "account", SecurityStamp = "stamp" };
        ClientSector web = new("host:web.example"), other = new("host:other.example");
        var held = principals.Of(account, web, ["networks"], AccountStore.Now, null);

        var exchanged = principals.Exchanged(account, other, "other", ["networks"]);

        Assert.Equal(principals.Of(account, other, ["networks"], AccountStore.Now, null).GetClaim(Claims.Subject), exchanged.GetClaim(Claims.Subject));
        Assert.NotEqual(held.GetClaim(Claims.Subject), exchanged.GetClaim(Claims.Subject));
        Assert.Equal(("account", "stamp"), (exchanged.GetClaim(TokenClaims.Account), exchanged.GetClaim(TokenClaims.Stamp)));
    }
}
