using System.Globalization;
using System.Text;
using Federation.Browser.Tests.Support;
using Federation.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Pages;

/// <summary>The pages over 100,000 centres all over France. It takes a minute to start.</summary>
internal sealed class LargeSite : IAsyncDisposable
{
    private const int Centres = 100_000;

    private static readonly string[] Kinds = ["Atelier", "Ruche", "Fabrique", "Comptoir", "Maison", "Grange", "Hub", "Bureau partagé"];
    private static readonly string[] Of = ["des Possibles", "du Canal", "de la Gare", "des Halles", "du Marché", "des Vignes", "Saint-Michel", "du Port"];
    private static readonly string[] Towns = ["Dijon", "Lyon", "Paris", "Lille", "Nantes", "Bordeaux", "Toulouse", "Strasbourg", "Rennes", "Beaune"];
    private static readonly string[] Services = ["coworking", "coworking, wifi", "coworking, salle de réunion, wifi", "wifi, imprimante", "fablab, coworking, cuisine"];

    private readonly TestFolder _folder;
    private readonly HostProcess _host;
    private readonly Chromium _chromium;
    private readonly string _url;

    private LargeSite(TestFolder folder, HostProcess host, Chromium chromium, string url) => (_folder, _host, _chromium, _url) = (folder, host, chromium, url);

    public static async Task<LargeSite> StartAsync()
    {
        var folder = new TestFolder();
        string listings = folder.PathOf("many.csv");
        await File.WriteAllTextAsync(listings, Rows(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("many", "actipole21", listings));
        string url = $"http://127.0.0.1:{Ports.Free()}";
        var host = HostProcess.Start(["serve", "--urls", url, "--public-url", url, "--data", folder.Data, "--networks", networks, "--requests-per-second", "0"]);
        await host.Output.FirstAsync(line => line.Contains("Where to look", StringComparison.Ordinal), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5));
        return new LargeSite(folder, host, await Chromium.StartAsync(folder.PathOf("camera.y4m")), url);
    }

    public async Task<IPage> OpenAsync(string path, int width, ColorScheme scheme)
    {
        var page = await (await _chromium.OpenAsync("fr-FR", width, scheme)).NewPageAsync();
        await page.GotoAsync(_url + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private static string Rows()
    {
        var random = new Random(21);
        var rows = new StringBuilder("Identifiant;Nom du centre;Adresse;Code postal;Ville;Pays;Latitude;Longitude;Site web;Téléphone;Contact;Courriel;Services;Horaires;Places;Description;Label\n");
        for (int at = 0; at < Centres; at++)
        {
            string latitude = (43.5 + random.NextDouble() * 6.5).ToString("0.00000", CultureInfo.GetCultureInfo("fr-FR")), longitude = (-1 + random.NextDouble() * 7.5).ToString("0.00000", CultureInfo.GetCultureInfo("fr-FR"));
            rows.Append(CultureInfo.InvariantCulture, $"N-{at};{Kinds[at % Kinds.Length]} {Of[at / 8 % Of.Length]} {at};{at % 200 + 1} rue des Ateliers;21000;{Towns[at % Towns.Length]};FR;{latitude};{longitude};;;;;{Services[at % Services.Length]};lun-ven 9h-18h;{at % 90 + 1};;\n");
        }

        return rows.ToString();
    }
}
