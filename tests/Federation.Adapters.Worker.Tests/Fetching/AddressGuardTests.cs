using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>Addresses by their text. The network may reach any public host, and port 5000 of this machine.</summary>
public sealed class AddressGuardTests
{
    private static readonly FetchRights Wide = Rights.Of(["*", "127.0.0.1:5000"]);

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.0.0.1:5001/")]
    [InlineData("http://localhost:22/")]
    [InlineData("https://127.0.0.2:5000/")]
    [InlineData("https://127.1.2.3/")]
    [InlineData("https://2130706434:5000/")]
    [InlineData("https://0x7f000002/")]
    [InlineData("https://0x7f.0.0.2/")]
    [InlineData("https://0177.0.0.2/")]
    [InlineData("https://127.2/")]
    [InlineData("https://0/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://①②⑦.⓪.⓪.②/")]
    [InlineData("https://127。0。0。2/")]
    [InlineData("https://１２７.0.0.2/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://167772161/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://0xA9FEA9FE/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://192.0.2.1/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://240.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::1]:5001/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[::ffff:0:10.0.0.1]/")]
    [InlineData("https://[64:ff9b::10.0.0.1]/")]
    [InlineData("https://[64:ff9b:1::10.0.0.1]/")]
    [InlineData("https://[2002:0a00:0001::]/")]
    [InlineData("https://[2001:0:4136:e378::1]/")]
    [InlineData("https://[fc00::1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[fec0::1]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("http://partner.example/")]
    [InlineData("http://93.184.215.14/")]
    [InlineData("http://localhost.:5000/")]
    [InlineData("http://127.0.0.1.:5000/")]
    [InlineData("http://localhost.partner.example:5000/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://partner.example/")]
    [InlineData("gopher://partner.example/")]
    [InlineData("data:text/csv,a")]
    [InlineData("ws://partner.example/")]
    [InlineData("https://\u0301partner.example/")]
    [InlineData("https://user@partner.example/")]
    [InlineData("https://user:secret@partner.example/")]
    [InlineData("https://partner.example:443@elsewhere.example/")]
    [InlineData("http://user:secret@127.0.0.1:5000/")]
    public void Check_AddressThatIsNeverFetched_IsRefused(string address)
    {
        var failure = Failure(() => AddressGuard.Check(new Uri(address), Wide));

        Assert.Equal((FailureKind.Configuration, "http.refused-address"), (failure.Kind, failure.Code));
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://partner.example/list.csv?key=secret")]
    [InlineData("https://partner.example.:8443/")]
    [InlineData("https://93.184.215.14/")]
    [InlineData("https://[2606:4700::1111]/")]
    [InlineData("https://172.32.0.1/")]
    [InlineData("https://bücher.example/")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("https://localhost:5000/")]
    [InlineData("http://[::1]:5000/")]
    public void Check_AddressWithinTheRights_Passes(string address) => AddressGuard.Check(new Uri(address), Wide);

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("https://partner.example.elsewhere.example/")]
    [InlineData("https://partner.example\u3002elsewhere.example/")]
    [InlineData("https://xpartner.example/")]
    [InlineData("https://b.example/")]
    [InlineData("https://xb.example/")]
    [InlineData("https://p\u0430rtner.example/")] // a Cyrillic a
    [InlineData("https://93.184.215.14/")]
    public void Check_HostThatNobodyApproved_IsRefusedByName(string address)
    {
        var failure = Failure(() => AddressGuard.Check(new Uri(address), Rights.Of(["partner.example", "*.b.example"])));

        Assert.Equal((FailureKind.Configuration, "http.host-not-allowed"), (failure.Kind, failure.Code));
        Assert.Contains($"The host {new Uri(address).IdnHost} ", failure.Message, StringComparison.Ordinal);
    }

    // Look-alikes that are looked up as the allowed name itself lead nowhere else.
    [Theory]
    [InlineData("https://PARTNER.example./")]
    [InlineData("https://ⓟartner.example/")]
    [InlineData("https://part\u00adner.example/")]
    [InlineData("https://a.b.example/")]
    [InlineData("https://a.a.b.example/")]
    public void Check_AnotherSpellingOfAnApprovedHost_Passes(string address) => AddressGuard.Check(new Uri(address), Rights.Of(["partner.example", "*.b.example"]));

    [Fact]
    public void CheckRedirect_FromElsewhereToThisMachine_IsRefused()
    {
        var failure = Failure(() => AddressGuard.CheckRedirect(new Uri("https://partner.example/"), new Uri("http://127.0.0.1:5000/"), Wide));

        Assert.Equal("http.refused-address", failure.Code);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/", "http://localhost:5000/a")]
    [InlineData("https://127.0.0.1:5000/", "http://127.0.0.1:5000/a")]
    [InlineData("http://127.0.0.1:5000/", "https://partner.example/")]
    public void CheckRedirect_WithinTheRights_Passes(string from, string to) => AddressGuard.CheckRedirect(new Uri(from), new Uri(to), Wide);

    private static AdapterException Failure(Action act) => Assert.Throws<AdapterException>(act);
}
