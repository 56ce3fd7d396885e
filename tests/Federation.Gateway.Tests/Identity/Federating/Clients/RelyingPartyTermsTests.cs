using Federation.Gateway.Identity.Federating.Clients;
using Federation.Trust;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>Where a relying party can have itself told.</summary>
public sealed class RelyingPartyTermsTests
{
    // The public's directory tells nobody on its own machine, whatever a stranger's metadata say.
    [Theory]
    [InlineData("https://rp.example/logout", true, true)]
    [InlineData("https://127.0.0.1/logout", false, true)]
    [InlineData("https://localhost:9200/logout", false, true)]
    [InlineData("https://[::1]/logout", false, true)]
    [InlineData("http://127.0.0.1:9200/logout", false, true)]
    [InlineData("http://rp.example/logout", false, false)]
    [InlineData("https://someone@rp.example/logout", false, false)]
    public void Told_OnThisMachine_IsTakenWhereTheDirectoryIsThereToo(string address, bool isTaken, bool isTakenThere)
    {
        Assert.Equal(isTaken, RelyingPartyTerms.Told(address, new TrustRules()) is not null);
        Assert.Equal(isTakenThere, RelyingPartyTerms.Told(address, new TrustRules { AllowLoopback = true }) is not null);
    }
}
