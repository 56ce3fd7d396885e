using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Keys;

public sealed class PairwiseSubjectsTests
{
    [Fact]
    public async Task Of_SectorAndAccount_IsStableAndNobodyElses()
    {
        await using var store = await AccountStore.OpenAsync();
        var subjects = await ReadAsync(store.Get<IdentityKeys>());
        string subject = subjects.Of("host:a.example", "account");

        Assert.Matches("^[A-Za-z0-9_-]{43}$", subject);
        Assert.Equal(subject, (await ReadAsync(new IdentityKeys(store.Get<Microsoft.Extensions.DependencyInjection.IServiceScopeFactory>(), store.Get<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(), store.Clock))).Of("host:a.example", "account"));
        // Also where one begins as the other ends.
        Assert.Distinct([subject, subjects.Of("host:b.example", "account"), subjects.Of("host:a.example", "other"), subjects.Of("host:a.examplea", "ccount"), subjects.Of("host:a.exampl", "eaccount")]);
    }

    [Fact]
    public async Task Of_AnotherDirectory_IsAnother()
    {
        await using AccountStore one = await AccountStore.OpenAsync(), other = await AccountStore.OpenAsync();

        Assert.NotEqual((await ReadAsync(one.Get<IdentityKeys>())).Of("host:a.example", "account"), (await ReadAsync(other.Get<IdentityKeys>())).Of("host:a.example", "account"));
    }

    private static async Task<PairwiseSubjects> ReadAsync(IdentityKeys keys)
    {
        await keys.RefreshAsync(TestContext.Current.CancellationToken);
        return new PairwiseSubjects(keys);
    }
}
