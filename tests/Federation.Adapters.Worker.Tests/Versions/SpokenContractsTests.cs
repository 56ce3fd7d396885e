using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;
using Federation.TestAssets;

namespace Federation.Adapters.Worker.Tests.Versions;

public sealed class SpokenContractsTests
{
    [Theory]
    [InlineData("1.0", "2.0", "1.0")]
    [InlineData("2.0", "3.0", "2.0")]
    [InlineData("1.0", "3.0", "2.0 1.0")]
    [InlineData("0.9", "1.0", "")]
    [InlineData("2.1", "3.0", "")]
    [InlineData("3.0", "4.0", "")]
    public void Within_ARange_GivesThoseThatItHoldsNewestFirst(string from, string below, string versions)
    {
        Assert.True(ContractRange.TryCreate(from, below, out var range));

        Assert.Equal(versions, string.Join(' ', NextContracts.Spoken.Within(range).Select(contract => contract.Version)));
    }

    [Fact]
    public void Current_OfThisProgram_IsItsOwnVersionAlone()
    {
        Assert.True(ContractRange.TryCreate("0.0", "999.0", out var all));

        Assert.Equal(ContractVersion.Current, Assert.Single(SpokenContracts.Current.Within(all)).Version);
        Assert.Equal(ContractVersion.Current.ToString(), SpokenContracts.Current.ToString());
        Assert.Equal("2.0 and 1.0", NextContracts.Spoken.ToString());
    }

    [Fact]
    public void New_NoneOrTwoOfOneMajor_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SpokenContracts());
        Assert.Throws<ArgumentException>(() => new SpokenContracts(Of(1, 0), Of(1, 3)));
    }

    private static SpokenContract Of(int major, int minor) => SpokenContract.Of<IAdapter>(new Version(major, minor), adapter => adapter);
}
