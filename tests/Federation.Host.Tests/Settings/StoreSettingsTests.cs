using Federation.Host.Settings;

namespace Federation.Host.Tests.Settings;

public sealed class StoreSettingsTests
{
    private const string Database = "Host=db.example.org;Database=directory;Username=federation;Password=sesame";
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=directory;AccountKey=c2VzYW1l;EndpointSuffix=core.windows.net";

    [Fact]
    public void Settings_WithoutVariables_AreTheFileOfTheFolder()
    {
        var settings = StoreSettings.Read("/data", null, " ");

        Assert.Equal(("/data/directory.db", false, null), (settings.DatabaseFile, settings.IsShared, settings.Identity));
    }

    [Fact]
    public void Settings_OfADatabase_HaveAccountsBesideThem()
    {
        var settings = StoreSettings.Read("/data", Database, null);

        Assert.True(settings.IsShared);
        Assert.Equal("directory", settings.Postgres?.Schema);
        Assert.Contains("Search Path=directory_identity", settings.Identity, StringComparison.Ordinal);
        Assert.Equal("other", StoreSettings.Read("/data", $"{Database};Search Path=other", null).Postgres?.Schema);
    }

    [Fact]
    public void Settings_OfAnAccount_MayNameItsTable()
    {
        Assert.Equal(("directory", "directory"), StoreSettings.Read("/data", null, Account).Azure is { } azure ? (azure.Table, azure.Container) : default);
        var named = StoreSettings.Read("/data", null, $"{Account};Table=lyon").Azure;
        Assert.Equal(("lyon", "lyon", Account), named is null ? default : (named.Table, named.Container, named.ConnectionString));
    }

    [Theory]
    [InlineData("nothing of the kind sesame", null)]
    [InlineData("Host=db.example.org;Password=sesame", null)]
    [InlineData(Database + ";Search Path=Sesame,public", null)]
    [InlineData(Database + ";Search Path=abcdefghijklmnopqrstuvwxyz_sesame", null)]
    [InlineData(Database, Account)]
    [InlineData(null, Account + ";Table=se-same")]
    public void Settings_ThatCannotBe_AreRefusedWithoutTheirSecrets(string? postgres, string? azure)
    {
        var refused = Assert.Throws<SettingsException>(() => StoreSettings.Read("/data", postgres, azure));

        Assert.Contains("FEDERATION_STORE_", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refused.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
