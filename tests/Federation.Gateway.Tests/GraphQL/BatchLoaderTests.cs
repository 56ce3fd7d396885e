using Federation.Gateway.GraphQL.Loading;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class BatchLoaderTests
{
    private readonly List<int[]> _reads = [];

    [Fact]
    public async Task Load_SeveralKeysBeforeAResult_ReadsThemAtOnce()
    {
        var loader = Loader();
        var results = new[] { 3, 1, 3, 2 }.Select(loader.Load).ToList();
        Assert.Empty(_reads);

        var values = await Task.WhenAll(results.Select(result => result.GetResultAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(["3", "1", "3", "2"], values);
        Assert.Equal([[3, 1, 2]], _reads);
    }

    [Fact]
    public async Task Load_AfterAResult_ReadsOnlyWhatIsNew()
    {
        var loader = Loader();
        await loader.Load(1).GetResultAsync(TestContext.Current.CancellationToken);

        var again = loader.Load(1);
        var other = loader.Load(2);

        Assert.Equal(("1", "2"), (await again.GetResultAsync(TestContext.Current.CancellationToken), await other.GetResultAsync(TestContext.Current.CancellationToken)));
        Assert.Equal([[1], [2]], _reads);
    }

    [Fact]
    public async Task Load_ReadFails_EveryKeyOfTheBatchFails()
    {
        var loader = new BatchLoader<int, string>((_, _) => Task.FromException<IReadOnlyList<string>>(new InvalidDataException()));
        var results = new[] { loader.Load(1), loader.Load(2) };

        foreach (var result in results) await Assert.ThrowsAsync<InvalidDataException>(() => result.GetResultAsync(TestContext.Current.CancellationToken));
    }

    private BatchLoader<int, string> Loader() => new((keys, _) =>
    {
        _reads.Add([.. keys]);
        return Task.FromResult<IReadOnlyList<string>>([.. keys.Select(key => $"{key}")]);
    });
}
