using System.Net;
using Federation.Gateway.Identity.Accounts;

namespace Federation.Gateway.Tests.Identity.Accounts;

public sealed class SignInThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("198.51.100.7");

    /// <summary>One more may have been admitted while the test ran: a try comes back each minute.</summary>
    private const int TriesOfAnAccount = 11;

    [Fact]
    public async Task Flood_OnOneAccountFromEverywhere_LeavesOthersUnharmed()
    {
        await using var throttle = new SignInThrottle();

        int admitted = Enumerable.Range(0, 5000).Count(number => throttle.Admits("VICTIM", device: null, AddressOf(number)));

        Assert.InRange(admitted, 10, TriesOfAnAccount);
        Assert.True(throttle.Admits("VICTIM", device: "known", Home));
        Assert.True(throttle.Admits("OTHER", device: null, Home));
    }

    [Fact]
    public async Task Flood_FromOneAddress_LeavesOtherAddressesUnharmed()
    {
        await using var throttle = new SignInThrottle();

        int admitted = Enumerable.Range(0, 5000).Count(number => throttle.Admits($"ACCOUNT {number}", device: null, Home));

        Assert.InRange(admitted, 30, 36);
        Assert.True(throttle.Admits("ACCOUNT 4999", device: null, AddressOf(1)));
        Assert.True(throttle.Admits("ACCOUNT 4999", device: "known", Home));
    }

    /// <summary>What an address may no more must not use up what the account's people have.</summary>
    [Fact]
    public async Task Flood_FromOneAddress_LeavesTheAccountItsTries()
    {
        await using var throttle = new SignInThrottle();
        for (int number = 0; number < 30; number++) throttle.Admits($"ACCOUNT {number}", device: null, Home);

        for (int tries = 0; tries < 1000; tries++) throttle.Admits("VICTIM", device: null, Home);

        Assert.True(throttle.Admits("VICTIM", device: null, AddressOf(1)));
    }

    [Fact]
    public async Task KnownDevice_ThatGuesses_IsSlowedAloneAndForThatAccount()
    {
        await using var throttle = new SignInThrottle();

        int admitted = Enumerable.Range(0, 100).Count(_ => throttle.Admits("VICTIM", device: "stolen", Home));

        Assert.InRange(admitted, 10, TriesOfAnAccount);
        Assert.True(throttle.Admits("VICTIM", device: "another", Home));
        Assert.True(throttle.Admits("VICTIM", device: null, Home));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7", true)]
    [InlineData("198.51.100.7", "198.51.100.8", false)]
    public async Task Addresses_OfOneNetwork_CountAsOne(string one, string other, bool same)
    {
        await using var throttle = new SignInThrottle();
        for (int number = 0; number < 200; number++) throttle.Admits($"ACCOUNT {number}", device: null, IPAddress.Parse(one));

        Assert.Equal(!same, throttle.Admits("ACCOUNT 300", device: null, IPAddress.Parse(other)));
    }

    [Fact]
    public async Task Checks_ByStrangersWithoutEnd_LeaveKnownDevicesTheirPlaces()
    {
        await using var throttle = new SignInThrottle();
        var cancellation = TestContext.Current.CancellationToken;
        var waiting = Enumerable.Range(0, 200).Select(_ => throttle.EnterAsync(isKnownDevice: false, cancellation).AsTask()).ToList();

        Assert.Contains(waiting, place => place is { IsCompletedSuccessfully: true, Result.IsAcquired: false });
        using var known = await throttle.EnterAsync(isKnownDevice: true, cancellation);
        Assert.True(known.IsAcquired);

        // Whoever waits is let in as places come free.
        foreach (var place in waiting) (await place).Dispose();
        using var next = await throttle.EnterAsync(isKnownDevice: false, cancellation);
        Assert.True(next.IsAcquired);
    }

    private static IPAddress AddressOf(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
