using System.Text;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Federation.Browser.Tests.Pages.SampleSite))]

namespace Federation.Browser.Tests.Pages;

/// <summary>
/// The pages as a host serves them that has three networks: two of our samples, and one whose listings go to the limits of what a page has to bear. Started once, for the first test that asks. Nobody changes anything in it.
/// </summary>
public sealed class SampleSite : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<Task<Started>> _site;

    public SampleSite() => _site = new(StartAsync);

    /// <summary>Words that stand for a listing of every kind of trouble.</summary>
    internal static string LongName { get; } = "Association pour la promotion du télétravail et des espaces collaboratifs partagés en milieu rural de l’arrondissement de Château-Chinon-Campagne " + new string('W', 60);

    internal Task<Started> AsyncSite => _site.Value;

    /// <summary>A page in a browser of its own, at a path.</summary>
    internal async Task<IPage> OpenAsync(string path, string locale = "en-GB", int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var site = await _site.Value;
        var page = await (await site.Chromium.OpenAsync(locale, width, scheme, script)).NewPageAsync();
        await page.GotoAsync(site.Url + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    /// <summary>The path of the centre that a word finds first.</summary>
    internal async Task<string> CentreAsync(string word, string language = "en") => $"/{language}/centres/{await KeyAsync(word)}";

    internal async Task<string> KeyAsync(string word)
    {
        var found = await (await _site.Value).Client.AskAsync("query($text: String!) { centres(first: 1, filter: { text: $text }) { nodes { key } } }", new { text = word });
        return found.GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? throw new InvalidOperationException($"No centre is called {word}.");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_site.IsValueCreated || !_site.Value.IsCompletedSuccessfully) return;
            var site = await _site.Value;
            await site.Chromium.DisposeAsync();
            site.Client.Dispose();
            await site.Host.DisposeAsync();
        }
        finally
        {
            _folder.Dispose();
        }
    }

    private async Task<Started> StartAsync()
    {
        string limits = _folder.PathOf("limits.csv");
        await File.WriteAllTextAsync(limits, Limits(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        string networks = _folder.WriteNetworks(
            "networks.json",
            new NetworkEntry("actipole21", "actipole21", Path.Combine(Repository.Root, "samples/listings/actipole21.csv")),
            new NetworkEntry("tiers-lieux", "tiers-lieux", Path.Combine(Repository.Root, "samples/listings/tiers-lieux.csv")),
            new NetworkEntry("limits", "actipole21", limits));
        string url = $"http://127.0.0.1:{Ports.Free()}";
        var host = HostProcess.Start(["serve", "--urls", url, "--public-url", url, "--data", _folder.Data, "--networks", networks, "--requests-per-second", "0"]); // all tests come from one address
        await host.Output.FirstAsync(line => line.Contains("Where to look", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
        return new Started(url, host, new DirectoryClient(new Uri(url)), await Chromium.StartAsync(_folder.PathOf("camera.y4m")), Path.Combine(_folder.Data, "operator-token"));
    }

    private static string Limits()
    {
        var rows = new StringBuilder("Identifiant;Nom du centre;Adresse;Code postal;Ville;Pays;Latitude;Longitude;Site web;Téléphone;Contact;Courriel;Services;Horaires;Places;Description;Label\n");
        const string Services = "coworking, télétravail, poste attitré, bureau fermé, salle de réunion, salle de formation, espace événementiel, visioconférence, vidéoprojecteur, cabine téléphonique, wifi, fibre, ordinateurs, imprimante, scanner, impression 3d, atelier, découpe laser, studio d'enregistrement, accueil, domiciliation, courrier, casiers, stockage, cuisine, café, espace détente, terrasse, douche, climatisation, crèche, parking, parking vélo, borne de recharge, accès 24/7, médiation numérique, ateliers numériques, aide administrative, formation, accompagnement, animations"; // 42 of the vocabulary
        rows.Append($"L-1;{LongName};{new string('9', 40)} boulevard des Longues-Adresses-Qui-Ne-Finissent-Jamais;58120;Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson;FR;47,06;3,93;https://example.org/{new string('a', 200)};03 86 00 00 01;;;{Services};lun-ven 8h30-19h;99999;{string.Join(' ', Enumerable.Repeat("Un lieu dont on dit beaucoup.", 60))};\n");
        rows.Append("L-2;東京コワーキングスペース渋谷駅前中央共同事務所;道玄坂二丁目;150-0043;渋谷区;JP;35,6580;139,6994;;;;;wifi;;;誰でも使えます。;\n");
        rows.Append("L-3;مركز العمل المشترك;شارع الحمراء;;بيروت;LB;33,8938;35,5018;;;;;coworking;;;;\n");
        rows.Append("L-4;W;;;Dijon;FR;;;;;;;;;;;\n");
        for (int at = 0; at < 60; at++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"M-{at};Atelier numéro {at};{at + 1} rue des Ateliers;21000;Dijon;FR;47,{3000 + at * 5};5,{400 + at * 7:0000};;;;;coworking;lun-ven 9h-18h;{at + 1};;\n");
        return rows.ToString();
    }

    /// <param name="OperatorToken">The file that holds it.</param>
    internal sealed record Started(string Url, HostProcess Host, DirectoryClient Client, Chromium Chromium, string OperatorToken);
}
